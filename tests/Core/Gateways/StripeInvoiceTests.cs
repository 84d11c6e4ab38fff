using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Stripe;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>What Stripe Billing tells of a subscription's charges: an invoice's event names neither the PaymentIntent nor the reason, so the invoice is asked for.</summary>
public sealed class StripeInvoicesAreRead
{
    private const string Payments = """{"object":"list","has_more":false,"data":[{"id":"inpay_2","is_default":false,"payment":{"type":"payment_intent","payment_intent":"pi_old"}},{"id":"inpay_1","is_default":true,"payment":{"type":"payment_intent","payment_intent":"pi_1"}}]}""";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.Stripe;

    private static readonly StripeNotifications Notifications = new();

    [TestCase("invoice.payment_failed")]
    [TestCase("invoice.paid")]
    public void An_event_of_a_subscriptions_invoice_lets_the_invoice_be_asked_for(string type) =>
        Assert.That(Read(type, Invoice()), Is.EqualTo(new GatewayNotification.Hint("in_1", "contact:7")));

    [Test]
    public void An_endpoint_pinned_to_an_older_version_is_understood() =>
        Assert.That(Read("invoice.payment_failed", """{"id":"in_1","subscription":"sub_1","payment_intent":"pi_1"}"""), Is.EqualTo(new GatewayNotification.Hint("in_1")));

    [TestCase("invoice.payment_failed", """{"id":"in_1","parent":{"type":"quote_details","subscription_details":null}}""", Description = "its PaymentIntent tells of itself")]
    [TestCase("invoice.payment_succeeded", """{"id":"in_1","subscription":"sub_1"}""", Description = "invoice.paid says the same")]
    [TestCase("invoice.created", """{"id":"in_1","subscription":"sub_1"}""", Description = "nothing was tried")]
    public void What_tells_nothing_new_is_none_of_our_business(string type, string invoice) => Assert.That(Read(type, invoice), Is.TypeOf<GatewayNotification.Irrelevant>());

    [TestCase("""{"subscription":"sub_1"}""")]
    [TestCase("""{"id":"pi_1","subscription":"sub_1"}""")]
    [TestCase("""{"id":"in_1/../charges","subscription":"sub_1"}""")]
    public void An_invoice_without_an_id_is_not_readable(string invoice) => Assert.That(Read("invoice.payment_failed", invoice), Is.TypeOf<GatewayNotification.Unreadable>());

    [Test]
    public async Task An_invoice_tells_its_charge_with_the_subscription_and_the_customer()
    {
        var network = Answering(Invoice(Payments), """{"id":"pi_1","amount":1250,"currency":"eur","status":"requires_payment_method","last_payment_error":{"code":"card_declined","decline_code":"insufficient_funds"},"metadata":{}}""");
        var charge = (await TellAsync(network) as LookupResult<GatewayNotification.Facts>.Found)!.Value.Charges.Single();
        Assert.Multiple(() =>
        {
            Assert.That((charge.Id, charge.Status, charge.SubscriptionId, charge.CustomerReference, charge.GatewayCode), Is.EqualTo(("pi_1", ChargeStatus.Declined, "sub_1", "contact:7", "insufficient_funds")));
            Assert.That(network.Requests.Select(request => request.Address.PathAndQuery), Is.EqualTo(new[] { "/v1/invoices/in_1?expand%5B0%5D=payments", "/v1/payment_intents/pi_1?expand%5B0%5D=latest_charge" }));
        });
    }

    [Test]
    public async Task The_charges_own_customer_comes_first()
    {
        var charge = (await TellAsync(Answering(Invoice(Payments), """{"id":"pi_1","amount":1250,"currency":"eur","status":"processing","metadata":{"crm_customer_id":"account:8"}}""")) as LookupResult<GatewayNotification.Facts>.Found)!.Value.Charges.Single();
        Assert.That(charge.CustomerReference, Is.EqualTo("account:8"));
    }

    [TestCase("""{"object":"list","has_more":false,"data":[]}""", Description = "free, or paid by credit")]
    [TestCase("""{"object":"list","has_more":false,"data":[{"id":"inpay_1","is_default":true,"payment":{"type":"payment_record","payment_record":"pr_1"}}]}""", Description = "paid outside of Stripe")]
    public async Task An_invoice_for_which_nothing_was_charged_tells_of_no_charge(string payments) =>
        Assert.That((await TellAsync(Answering(Invoice(payments), Gateway.Found)) as LookupResult<GatewayNotification.Facts>.Found)?.Value.Charges, Is.Empty);

    [Test]
    public async Task An_invoice_that_Stripe_does_not_have_is_not_found() =>
        Assert.That(await TellAsync(Gateway.Network(_ => Json("""{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such invoice"}}""", 404))), Is.TypeOf<LookupResult<GatewayNotification.Facts>.NotFound>());

    [TestCase("""{"id":"in_1","parent":{"subscription_details":{"subscription":"sub_1"}}}""", Description = "payments are not told")]
    [TestCase("""{"id":"in_2","payments":{"data":[]}}""", Description = "another invoice")]
    [TestCase("{}")]
    [TestCase("rubbish")]
    public async Task An_unclear_answer_is_asked_for_again_later(string answer) =>
        Assert.That(await TellAsync(Answering(answer, Gateway.Found)), Is.TypeOf<LookupResult<GatewayNotification.Facts>.Unavailable>());

    [Test]
    public async Task A_payment_whose_charge_cannot_be_read_is_asked_for_again_later() =>
        Assert.That(await TellAsync(Answering(Invoice(Payments), """{"id":"pi_1"}""")), Is.TypeOf<LookupResult<GatewayNotification.Facts>.Unavailable>());

    [Test]
    public async Task Anything_else_is_asked_for_as_a_charge() =>
        Assert.That((await ((ITellsTransactions)Gateway.On(Gateway.Network(_ => Json(Gateway.Found)))).TellAsync("pi_1", default) as LookupResult<GatewayNotification.Facts>.Found)?.Value.Charges.Single().Id, Is.EqualTo("pi_1"));

    private static Task<LookupResult<GatewayNotification.Facts>> TellAsync(ScriptedNetwork network) => ((ITellsTransactions)Gateway.On(network)).TellAsync("in_1", default);

    private static ScriptedNetwork Answering(string invoice, string intent) => Gateway.Network(request => Json(request.Address.AbsolutePath.Contains("/invoices/", StringComparison.Ordinal) ? invoice : intent));

    private static string Invoice(string payments = "null") =>
        $$$$"""{"id":"in_1","object":"invoice","parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1","metadata":{"crm_customer_id":"contact:7"}}},"metadata":{},"payments":{{{{payments}}}}}""";

    private static GatewayNotification Read(string type, string subject) => Notifications.Read(type, $$$"""{"id":"evt_1","type":"{{{type}}}","created":1700000000,"data":{"object":{{{subject}}} } }""");
}
