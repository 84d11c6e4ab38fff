namespace CrmPayments.Core.Gateways;

/// <summary>Whether the gateway can be reached with these credentials, and a sentence for an administrator.</summary>
public sealed record ConnectionTest(bool Succeeded, string Text);
