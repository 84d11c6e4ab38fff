using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>A chargeback of a whole sale.</summary>
/// <param name="Id">The vendor's id.</param>
/// <param name="TransactionId">The sale's legacy id.</param>
/// <param name="Status">open, under_review, won, lost, ...</param>
/// <param name="Amount">Disputed, in the sale's currency.</param>
/// <param name="ReceivedOn">When the bank told of it.</param>
public sealed record BraintreeDispute(string Id, string TransactionId, string Status, decimal Amount, DateTimeOffset ReceivedOn) : IBooked
{
    string IBooked.Owner => TransactionId;

    string IBooked.Reference => "";
}
