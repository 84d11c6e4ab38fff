using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>A stored method, or the setup token that becomes one.</summary>
/// <param name="Id">The vault id.</param>
/// <param name="CustomerId">PayPal's id of the customer.</param>
/// <param name="Source">What is stored.</param>
/// <param name="IsSetup">A setup token: cannot be charged.</param>
public sealed record PayPalVaultToken(string Id, string CustomerId, PayPalSource Source, bool IsSetup) : IBooked
{
    string IBooked.Owner => CustomerId;

    string IBooked.Reference => "";
}
