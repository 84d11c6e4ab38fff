using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.PayPal;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>One of our adapters, and how a charge comes to be in its simulator's books.</summary>
public sealed record AdapterUnderTest(string Name, GatewayAccount Account, Func<RunningSimulators, string, Task<string>> SettledCharge, Func<RunningSimulators, string, Task<string>> UnsettledCharge)
{
    public static readonly AdapterUnderTest Braintree = new(
        "braintree",
        new GatewayAccount(GatewayType.Braintree, GatewayMode.Test, new Secret(BraintreeCredentials.PrivateKey), PublicKey: BraintreeCredentials.PublicKey, MerchantAccountId: "simulator_usd"),
        async (simulators, reference) => (await simulators.Braintree.SettledAsync("20.00", reference)).LegacyId,
        async (simulators, reference) => (string)(await simulators.Braintree.ChargeAsync("20.00", reference)).SelectToken("data.chargePaymentMethod.transaction.legacyId")!)
    {
        DisputeEvent = "dispute_opened",
        RefundFailedEvent = "refund_failed",
    };

    public static readonly AdapterUnderTest Stripe = new(
        "stripe",
        new GatewayAccount(GatewayType.Stripe, GatewayMode.Test, new Secret(StripeCredentials.SecretKey), new Secret(StripeCredentials.WebhookSecret)),
        async (simulators, reference) => (string)(await simulators.Stripe.ChargeAsync(2_000, more: $"&metadata[order_id]={reference}"))["id"]!,
        async (simulators, reference) => (string)(await simulators.Stripe.ChargeAsync(2_000, more: $"&capture_method=manual&metadata[order_id]={reference}"))["id"]!)
    {
        DisputeEvent = "charge.dispute.created",
        RefundFailedEvent = "refund.failed",
        NoCharge = "pi_none",
    };

    public static readonly AdapterUnderTest PayPal = new(
        "paypal",
        new GatewayAccount(GatewayType.PayPal, GatewayMode.Test, new Secret(PayPalCredentials.ClientSecret), new Secret(PayPalCredentials.WebhookSecret), PublicKey: PayPalCredentials.ClientId),
        (simulators, reference) => simulators.PayPal.CapturedAsync("20.00", reference),
        (simulators, reference) => simulators.PayPal.AuthorizedAsync("20.00", reference))
    {
        DisputeEvent = "CUSTOMER.DISPUTE.CREATED",
        RefundFailedEvent = "PAYMENT.REFUND.FAILED",
    };

    public required string DisputeEvent { get; init; }

    public required string RefundFailedEvent { get; init; }

    /// <summary>The id of a charge that is not there.</summary>
    public string NoCharge { get; init; } = "none";

    public override string ToString() => Name;

    public IPaymentGateway On(RunningSimulators simulators) => GatewayCatalog.Create(Account with { BaseUrl = simulators.Base(Name) });

    public static RefundOrder Order(string chargeId, string reference, decimal amount) =>
        new(reference, chargeId, new Money(amount, Currency.Of("USD")), "key-" + reference, "requested_by_customer");
}
