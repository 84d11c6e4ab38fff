using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>One day's settlement.</summary>
public sealed record AuthorizeNetBatch(string Id, DateTimeOffset SettledOn) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => "";
}
