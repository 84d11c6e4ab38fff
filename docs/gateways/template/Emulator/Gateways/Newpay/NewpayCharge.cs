using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Newpay;

/// <summary>A charge in the books.</summary>
public sealed record NewpayCharge(string Id, string MerchantReference, decimal Amount, string Currency, string Status) : IBooked
{
    string IBooked.Owner => "";

    string IBooked.Reference => MerchantReference;
}
