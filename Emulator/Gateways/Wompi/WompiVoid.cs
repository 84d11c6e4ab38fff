using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>The release of a whole transaction, or the try of it.</summary>
public sealed record WompiVoid(string Id, string TransactionId, string Status) : IBooked
{
    string IBooked.Owner => TransactionId;

    string IBooked.Reference => "";
}
