using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Stripe Billing charges by itself, and tells of one charge by three events: two of the PaymentIntent, which name no subscription, and the invoice's.</summary>
internal sealed class SubscriptionsThatStripeCharges : RecoveryTests
{
    private const string OfInvoice = "invoice.payment_failed", OfIntent = "payment_intent.payment_failed", OfCharge = "charge.failed";

    private static readonly string[][] Orders =
    [
        [OfInvoice], [OfInvoice, OfIntent, OfCharge], [OfInvoice, OfCharge, OfIntent], [OfIntent, OfInvoice, OfCharge], [OfCharge, OfInvoice, OfIntent], [OfIntent, OfCharge, OfInvoice], [OfCharge, OfIntent, OfInvoice],
        [OfInvoice, OfInvoice],
    ];

    [TestCaseSource(nameof(Orders))]
    public async Task A_failure_opens_one_case_of_the_subscription_whichever_event_comes_first(params string[] events)
    {
        var intent = await FailAtStripeAsync();
        var subscription = Subscribe(intent);
        foreach (var type in events) await World.DeliverAsync(Stripe, type, intent);
        var charge = Charges.Single();
        Assert.Multiple(() =>
        {
            Assert.That(charge["cpay_gatewaytransactionid"], Is.EqualTo(intent));
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_subscriptionid")?.Id, Is.EqualTo(subscription));
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_customerid")?.Id, Is.EqualTo(World.Customer));
            Assert.That((DeclineReason)charge.GetAttributeValue<OptionSetValue>("cpay_declinereason").Value, Is.EqualTo(DeclineReason.InsufficientFunds));
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_recoverycaseid")?.Id, Is.EqualTo(TheCase.Id));
            Assert.That(StatusOf("cpay_subscription", subscription), Is.EqualTo((int)SubscriptionStatus.PastDue));
            Assert.That(World.Rows("cpay_paymentattempt", "cpay_transactionid", charge.Id), Has.Count.EqualTo(1), "one line on the timeline");
        });
    }

    [Test]
    public async Task What_Stripe_retries_is_never_charged_from_here_although_it_looked_like_a_sale_at_first()
    {
        var intent = await FailAtStripeAsync();
        Subscribe(intent);
        await World.DeliverAsync(Stripe, OfCharge, intent);
        World.Pass(TimeSpan.FromMinutes(5));
        await World.DeliverAsync(Stripe, OfInvoice, intent);
        for (var day = 0; day < 10; day++) World.Pass(TimeSpan.FromDays(1));
        Assert.That(Charges.Select(charge => charge.Contains("cpay_originid")), Is.EqualTo(new[] { false }));
        Assert.That(((JArray)(await World.LedgerAsync(Stripe))["charges"]!).Count, Is.EqualTo(1), "no engine but Stripe's");
    }

    [TestCase("invoice.paid", "payment_intent.succeeded")]
    [TestCase("payment_intent.succeeded", "invoice.paid")]
    [TestCase("invoice.paid")]
    public async Task A_retry_of_Stripes_that_goes_well_ends_the_case(params string[] events)
    {
        var intent = await FailAtStripeAsync();
        var subscription = Subscribe(intent);
        await World.DeliverAsync(Stripe, OfInvoice, intent);
        World.Pass(TimeSpan.FromDays(2));
        await World.AtStripeAsync($"payment_intents/{intent}/confirm", ("payment_method", "pm_card_visa"));
        foreach (var type in events) await World.DeliverAsync(Stripe, type, intent);
        Assert.Multiple(() =>
        {
            Assert.That((StatusOf(TheCase), MoneyOf(TheCase, "cpay_recoveredamount")), Is.EqualTo((CaseStatus.Recovered, 42m)));
            Assert.That(StatusOf("cpay_subscription", subscription), Is.EqualTo((int)SubscriptionStatus.Active));
            Assert.That(Tasks.Where(task => task.GetAttributeValue<OptionSetValue>("statecode").Value == 0), Is.Empty);
        });
    }

    [Test]
    public async Task A_period_that_is_paid_at_once_is_kept_with_its_subscription()
    {
        var intent = await StripeTill.ChargeAsync(World.Url, 42m, "");
        var subscription = Subscribe(intent);
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", intent);
        await World.DeliverAsync(Stripe, "invoice.paid", intent);
        Assert.That((Charges.Single().GetAttributeValue<EntityReference>("cpay_subscriptionid")?.Id, Cases.Count), Is.EqualTo(((Guid?)subscription, 0)));
    }

    [Test]
    public async Task A_charge_that_has_a_customer_keeps_them()
    {
        var intent = await FailAtStripeAsync();
        var subscription = Subscribe(intent);
        await World.DeliverAsync(Stripe, OfCharge, intent);
        var other = World.System.Create(new Entity("contact") { ["lastname"] = "Payer", ["ownerid"] = new EntityReference("systemuser", World.Agent) });
        World.Stage(new Entity("cpay_transaction", World.Rows("cpay_transaction", "cpay_gatewaytransactionid", intent).Single().Id) { ["cpay_customerid"] = new EntityReference("contact", other) });
        await World.DeliverAsync(Stripe, OfInvoice, intent);
        var charge = World.Rows("cpay_transaction", "cpay_gatewaytransactionid", intent).Single();
        Assert.That((charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, charge.GetAttributeValue<EntityReference>("cpay_subscriptionid").Id), Is.EqualTo((other, subscription)));
    }

    [Test]
    public async Task A_subscription_that_the_CRM_does_not_have_leaves_an_ordinary_charge()
    {
        var intent = await FailAtStripeAsync();
        await World.DeliverAsync(Stripe, OfInvoice, intent);
        await World.DeliverAsync(Stripe, OfInvoice, intent);
        var charge = World.Rows("cpay_transaction", "cpay_gatewaytransactionid", intent).Single();
        Assert.That((charge.Contains("cpay_subscriptionid"), charge.GetAttributeValue<OptionSetValue>("cpay_initiator")?.Value), Is.EqualTo((false, (int?)ChargeInitiator.MerchantRecurring)));
    }

    [TestCase(OfCharge, OfInvoice)]
    [TestCase(OfInvoice, OfCharge)]
    public async Task A_subscription_that_the_CRM_does_not_have_is_charged_by_Stripe_alone_although_its_card_is_stored_here(params string[] events)
    {
        var stored = await StripeTill.StoreAsync(World.Url);
        Method(stored);
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        Assert.That(() => World.AtStripeAsync("payment_intents", ("amount", "4200"), ("currency", "usd"), ("customer", stored.CustomerToken), ("payment_method", stored.Token), ("confirm", "true")), Throws.InvalidOperationException);
        var intent = (string)((JArray)(await World.LedgerAsync(Stripe))["charges"]!).Single()["id"]!;
        foreach (var type in events) await World.DeliverAsync(Stripe, type, intent);
        World.Pass(TimeSpan.FromDays(1));
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.WaitingForGateway), TheCase.GetAttributeValue<string>("cpay_nextaction"));
        for (var day = 0; day < 40; day++) World.Pass(TimeSpan.FromDays(1));
        Assert.That(((JArray)(await World.LedgerAsync(Stripe))["charges"]!).Count, Is.EqualTo(1), "one engine on one charge");
        var answer = World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", Charges.Single().Id));
        Assert.That((string)answer["Message"], Does.StartWith("The gateway itself tries"), "nor for a person");
        Assert.That(Charges.Single()["cpay_gatewaysubscriptionid"], Is.EqualTo(intent.Replace("pi_", "sub_", StringComparison.Ordinal)));
    }

    private IReadOnlyList<Entity> Charges => World.Rows("cpay_transaction", "cpay_customerid", World.Customer);

    /// <summary>A PaymentIntent of 42.00 as Stripe Billing makes it: no metadata of ours, and the card is declined.</summary>
    private async Task<string> FailAtStripeAsync()
    {
        var intent = (string)(await World.AtStripeAsync("payment_intents", ("amount", "4200"), ("currency", "usd")))["id"]!;
        Assert.That(() => World.AtStripeAsync($"payment_intents/{intent}/confirm", ("payment_method", "pm_card_visa_chargeDeclinedInsufficientFunds")), Throws.InvalidOperationException);
        return intent;
    }

    /// <summary>Of the customer; the simulator calls it as the PaymentIntent.</summary>
    private Guid Subscribe(string intent)
    {
        var id = Subscription(Method(), 42m, gateway: true, gatewayRetries: true);
        World.System.Update(new Entity("cpay_subscription", id)
        {
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
            ["cpay_gatewaysubscriptionid"] = intent.Replace("pi_", "sub_", StringComparison.Ordinal),
        });
        return id;
    }

    private int StatusOf(string table, Guid id) => Row(table, id).GetAttributeValue<OptionSetValue>("cpay_status").Value;
}
