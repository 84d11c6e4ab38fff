using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>Somebody who pays.</summary>
public sealed record PaymentsWayPerson(string Id, string Document, string FirstName, string LastName, string Email) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => Document;
}
