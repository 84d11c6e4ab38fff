namespace CrmPayments.Emulator.Gateways.Pages;

/// <summary>A page of a provider where a customer pays, as the customer sees it.</summary>
/// <param name="Title">Whose page it is.</param>
/// <param name="Description">What is paid for.</param>
/// <param name="Amount">In major units.</param>
/// <param name="Currency">Three capital letters.</param>
/// <param name="State">One sentence: open, paid, expired, or what went wrong at the last try.</param>
/// <param name="ReturnUrl">Where the customer goes afterwards; empty for nowhere.</param>
/// <param name="Choices">What can be paid with; empty when it cannot be paid any more.</param>
public sealed record PayPage(string Title, string Description, decimal Amount, string Currency, string State, string ReturnUrl, IReadOnlyList<PayChoice> Choices);
