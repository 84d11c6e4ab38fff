using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.PayPal;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>One of our adapters, and how a charge comes to be in its simulator's books.</summary>
public sealed record AdapterUnderTest(string Name, GatewayAccount Account, Func<RunningSimulators, string, Task<string>> SettledCharge, Func<RunningSimulators, string, Task<string>> UnsettledCharge)
{
    /// <summary>The id of a charge that is not there, in the form that the gateway takes for one.</summary>
    public string NoCharge { get; init; } = "none";

    /// <summary>The bank takes a charge back, and the merchant hears of that charge.</summary>
    public required Func<RunningSimulators, string, Task> Dispute { get; init; }

    /// <summary>A refund (the second id, of the charge that is the first) that was done comes to nothing, and the merchant hears of it.</summary>
    public required Func<RunningSimulators, string, string, Task> Bounce { get; init; }

    public static readonly AdapterUnderTest Braintree = new(
        "braintree",
        new GatewayAccount(GatewayType.Braintree, GatewayMode.Test, new Secret(BraintreeCredentials.PrivateKey), PublicKey: BraintreeCredentials.PublicKey, MerchantAccountId: "simulator_usd"),
        async (simulators, reference) => (await simulators.Braintree.SettledAsync("20.00", reference)).LegacyId,
        async (simulators, reference) => (string)(await simulators.Braintree.ChargeAsync("20.00", reference)).SelectToken("data.chargePaymentMethod.transaction.legacyId")!)
    {
        Dispute = Notifies("braintree", "dispute_opened"),
        Bounce = NotifiesOfTheRefund("braintree", "refund_failed"),
    };

    public static readonly AdapterUnderTest Stripe = new(
        "stripe",
        new GatewayAccount(GatewayType.Stripe, GatewayMode.Test, new Secret(StripeCredentials.SecretKey), new Secret(StripeCredentials.WebhookSecret)),
        async (simulators, reference) => (string)(await simulators.Stripe.ChargeAsync(2_000, more: $"&metadata[order_id]={reference}"))["id"]!,
        async (simulators, reference) => (string)(await simulators.Stripe.ChargeAsync(2_000, more: $"&capture_method=manual&metadata[order_id]={reference}"))["id"]!)
    {
        NoCharge = "pi_none",
        Dispute = Notifies("stripe", "charge.dispute.created"),
        Bounce = NotifiesOfTheRefund("stripe", "refund.failed"),
    };

    /// <summary>Tells of no dispute: whatever it next tells of the charge makes us look. A refund can be voided in its console until the next batch.</summary>
    public static readonly AdapterUnderTest AuthorizeNet = new(
        "authorize-net",
        new GatewayAccount(GatewayType.AuthorizeNet, GatewayMode.Test, new Secret(AuthorizeNetCredentials.TransactionKey), new Secret(AuthorizeNetCredentials.SignatureKey), PublicKey: AuthorizeNetCredentials.LoginId),
        (simulators, reference) => simulators.AuthorizeNet.SettledAsync(20m, reference),
        (simulators, reference) => simulators.AuthorizeNet.ChargedAsync(20m, reference))
    {
        NoCharge = "60000000000",
        Dispute = async (simulators, charge) =>
        {
            await simulators.AuthorizeNet.DoorAsync("chargeback", charge);
            await simulators.DoorAsync("authorize-net", "notify", new { @event = "net.authorize.payment.authcapture.created", chargeId = charge });
        },
        Bounce = (simulators, _, refund) => simulators.AuthorizeNet.VoidAsync(refund),
    };

    public static readonly AdapterUnderTest PayPal = new(
        "paypal",
        new GatewayAccount(GatewayType.PayPal, GatewayMode.Test, new Secret(PayPalCredentials.ClientSecret), new Secret(PayPalCredentials.WebhookSecret), PublicKey: PayPalCredentials.ClientId),
        (simulators, reference) => simulators.PayPal.CapturedAsync("20.00", reference),
        (simulators, reference) => simulators.PayPal.AuthorizedAsync("20.00", reference))
    {
        Dispute = Notifies("paypal", "CUSTOMER.DISPUTE.CREATED"),
        Bounce = NotifiesOfTheRefund("paypal", "PAYMENT.REFUND.FAILED"),
    };

    public override string ToString() => Name;

    public IPaymentGateway On(RunningSimulators simulators) => GatewayCatalog.Create(Account with { BaseUrl = simulators.Base(Name) });

    public static RefundOrder Order(string chargeId, string reference, decimal amount) =>
        new(reference, chargeId, new Money(amount, Currency.Of("USD")), "key-" + reference, "requested_by_customer", DateTimeOffset.UtcNow);

    private static Func<RunningSimulators, string, Task> Notifies(string gateway, string eventName) =>
        (simulators, charge) => simulators.DoorAsync(gateway, "notify", new { @event = eventName, chargeId = charge });

    private static Func<RunningSimulators, string, string, Task> NotifiesOfTheRefund(string gateway, string eventName) =>
        (simulators, charge, refund) => simulators.DoorAsync(gateway, "notify", new { @event = eventName, chargeId = charge, refundId = refund });
}
