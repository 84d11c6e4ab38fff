using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.PayPal;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    public static readonly AdapterUnderTest PayPal = new(
        "paypal",
        new GatewayAccount(GatewayType.PayPal, GatewayMode.Test, new Secret(PayPalCredentials.ClientSecret), new Secret(PayPalCredentials.WebhookSecret), PublicKey: PayPalCredentials.ClientId),
        (simulators, reference) => simulators.PayPal.CapturedAsync("20.00", reference),
        (simulators, reference) => simulators.PayPal.AuthorizedAsync("20.00", reference))
    {
        Links = new("paypal", "CCREJECT-REFUSED", "INV2-NONE") { SearchProvesAbsence = false },
        Dispute = Notifies("paypal", "CUSTOMER.DISPUTE.CREATED"),
        Bounce = NotifiesOfTheRefund("paypal", "PAYMENT.REFUND.FAILED"),
        Store = async simulators => (await simulators.PayPal.StoredAsync("Ada"), ""),
    };
}
