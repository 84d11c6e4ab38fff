namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>One line of a transaction's status history.</summary>
public sealed record BraintreeStatusEvent(string Status, DateTimeOffset On, decimal Amount);
