using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>One charge that reached a bank.</summary>
/// <param name="Card">Which card or account.</param>
/// <param name="At">When.</param>
/// <param name="Amount">In major units.</param>
/// <param name="Answer">What the bank said.</param>
/// <param name="Reference">The merchant's.</param>
internal sealed record Presented(Instrument Card, DateTimeOffset At, decimal Amount, IssuerAnswer Answer, string Reference)
{
    /// <summary>What tells the debts of one account apart; set once the merchant's references are known.</summary>
    public string Debt { get; init; } = "";
}
