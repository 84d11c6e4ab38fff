using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>A customer profile.</summary>
public sealed record AuthorizeNetProfile(string Id, string MerchantCustomerId, string Description, string Email) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => MerchantCustomerId;
}
