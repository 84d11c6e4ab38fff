namespace CrmPayments.Emulator.Gateways.Issuing;

/// <summary>One charge as it reaches a bank.</summary>
/// <param name="Gateway">The simulator's name.</param>
/// <param name="Token">What the merchant named: the stored method's.</param>
/// <param name="Amount">In major units.</param>
/// <param name="Currency">Three capital letters.</param>
/// <param name="Reference">The merchant's; empty for none.</param>
/// <param name="At">When.</param>
public sealed record Presentment(string Gateway, string Token, decimal Amount, string Currency, string Reference, DateTimeOffset At);
