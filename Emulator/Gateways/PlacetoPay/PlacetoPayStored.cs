using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>A stored card.</summary>
/// <param name="Id">Its token: 64 hexadecimal digits.</param>
/// <param name="Number">The test card's, by which its outcome is known.</param>
public sealed record PlacetoPayStored(string Id, string Number) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => "";
}
