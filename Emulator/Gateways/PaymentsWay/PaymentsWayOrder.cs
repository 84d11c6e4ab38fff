using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>What charges a transaction once it is executed.</summary>
public sealed record PaymentsWayOrder(string Id, string TransactionId) : IBooked
{
    string IBooked.Owner => TransactionId;

    string IBooked.Reference => "";
}
