using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>An agreement to be charged without the customer.</summary>
/// <param name="Id">The sgn_no; before it is confirmed, the trade_no of the application.</param>
/// <param name="LastFour">Of the bank card.</param>
/// <param name="Confirmed">The customer has entered the code of the text message.</param>
public sealed record LakalaAgreement(string Id, string LastFour, bool Confirmed) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => "";
}
