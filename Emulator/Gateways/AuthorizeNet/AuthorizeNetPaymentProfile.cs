using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>A stored method of a customer profile.</summary>
public sealed record AuthorizeNetPaymentProfile(string Id, string ProfileId, AuthorizeNetInstrument Instrument) : IBooked
{
    string IBooked.Owner => ProfileId;

    string IBooked.Reference => "";
}
