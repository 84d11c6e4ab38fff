using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>A customer in the vault, with one instrument.</summary>
public sealed record NmiVaulted(string Id, NmiInstrument Instrument, string Email, string FirstName, string LastName) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => Email;
}
