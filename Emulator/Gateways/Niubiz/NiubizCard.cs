using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>A card that a customer entered into the form, or stored.</summary>
/// <param name="Id">The form's transactionToken, or the stored card's tokenId.</param>
/// <param name="Masked">First six and last four digits.</param>
/// <param name="Brand">The vendor's word.</param>
/// <param name="Expiry">Year and month, each of two digits.</param>
/// <param name="Email">Of the holder.</param>
/// <param name="Stored">It has a tokenId; false: it is good for one sale.</param>
public sealed record NiubizCard(string Id, string Masked, string Brand, string Expiry, string Email, bool Stored) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => Email;
}
