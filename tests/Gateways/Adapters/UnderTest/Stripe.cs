using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Stripe;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    public static readonly AdapterUnderTest Stripe = new(
        "stripe",
        new GatewayAccount(GatewayType.Stripe, GatewayMode.Test, new Secret(StripeCredentials.SecretKey), new Secret(StripeCredentials.WebhookSecret)),
        async (simulators, reference) => (string)(await simulators.Stripe.ChargeAsync(2_000, more: $"&metadata[order_id]={reference}"))["id"]!,
        async (simulators, reference) => (string)(await simulators.Stripe.ChargeAsync(2_000, more: $"&capture_method=manual&metadata[order_id]={reference}"))["id"]!)
    {
        NoCharge = "pi_none",
        Links = new("pm_card_visa", "pm_card_visa_chargeDeclined", "cs_none"),
        Dispute = Notifies("stripe", "charge.dispute.created"),
        Bounce = NotifiesOfTheRefund("stripe", "refund.failed"),
        Store = async simulators =>
        {
            var customer = (string)(await simulators.Stripe.PostAsync("customers", "email=ada@example.com"))["id"]!;
            return ((string)(await simulators.Stripe.PostAsync("payment_methods/pm_card_visa/attach", $"customer={customer}"))["id"]!, customer);
        },
    };
}
