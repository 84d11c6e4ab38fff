namespace CrmPayments.Emulator.Gateways.Pages;

/// <summary>Something that can be paid with on a simulated page: the vendor's test data.</summary>
/// <param name="Value">What is posted as "with".</param>
/// <param name="Label">What the button says.</param>
public sealed record PayChoice(string Value, string Label);
