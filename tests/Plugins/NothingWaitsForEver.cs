using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Whatever cannot be done now is tried at growing intervals, tells the timeline without flooding it, and ends at a person.</summary>
internal sealed class NothingWaitsForEver : PluginTests
{
    private const int Stored = 192700000, Failed = 192700003;

    private static TestGateway Stripe => Gateways[1];

    [TestCaseSource(nameof(Returning))]
    public async Task A_refund_that_never_gets_through_becomes_a_persons_task(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "rate-limit", 10_000);
        charge.Request(gateway.Part(80m, 30m));
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
            Assert.That(charge.OnlyRefund.Contains("cpay_nextcheckon"), Is.False, "the schedule has ended");
            Assert.That(charge.Reserved, Is.EqualTo(gateway.Part(80m, 30m)), "nothing is closed by age");
        });
    }

    [TestCaseSource(nameof(Returning))]
    public async Task A_missing_secret_is_told_once_and_the_refund_goes_when_it_is_there(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        World.System.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = "cpay_WithoutAValue", ["displayname"] = "Without a value", ["type"] = new OptionSetValue(100000005) });
        SetSecretName(gateway, "cpay_WithoutAValue");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        for (var minute = 0; minute < 60; minute++) World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(charge.Attempts, Has.Count.LessThanOrEqualTo(3), "the request and the first failure");
        SetSecretName(gateway, gateway.SecretName);
        World.Pass(TimeSpan.FromHours(2));
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
    }

    [Test]
    public async Task An_event_that_was_applied_while_due_work_marked_it_is_not_due_for_ever()
    {
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        var row = World.Rows("cpay_gatewayevent", "cpay_gatewayid", Stripe.Id).Single();
        World.System.Update(new Entity(row.LogicalName, row.Id) { ["cpay_nexttryon"] = World.Clock.GetUtcNow().UtcDateTime });
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(Event(row.Id).Contains("cpay_nexttryon"), Is.False);
    }

    [Test]
    public void An_event_of_a_gateway_that_nobody_has_set_up_says_so()
    {
        var unknown = World.System.Create(new Entity("cpay_gateway") { ["cpay_name"] = "New" });
        var id = (Guid)World.Call("cpay_IngestGatewayEvent", World.Dataverse.AdministratorId,
            ("GatewayId", unknown), ("EventId", "1"), ("EventType", "refund"), ("Payload", "{}"))["EventRecordId"];
        World.RunJobs();
        Assert.That(Event(id).GetAttributeValue<string>("cpay_error"), Does.Contain("no type"));
        World.LetAWeekPass();
        Assert.That(Event(id).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(Failed));
    }

    [Test]
    public void An_event_in_a_finer_currency_than_the_environment_counts_in_waits_with_a_sentence()
    {
        World.System.Create(new Entity("transactioncurrency") { ["currencyname"] = "Kuwaiti Dinar", ["isocurrencycode"] = "KWD", ["currencysymbol"] = "KD", ["currencyprecision"] = 2, ["exchangerate"] = 0.3m });
        const string payload = """{"id":"evt_kwd","type":"payment_intent.succeeded","data":{"object":{"id":"pi_kwd","object":"payment_intent","status":"succeeded","amount":12340,"amount_received":12340,"currency":"kwd"}}}""";
        const string finer = """{"id":"evt_kwd2","type":"payment_intent.succeeded","data":{"object":{"id":"pi_kwd2","object":"payment_intent","status":"succeeded","amount":12345,"amount_received":12345,"currency":"kwd"}}}""";
        Ingest("evt_kwd", payload);
        var id = Ingest("evt_kwd2", finer);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id).Select(row => row.GetAttributeValue<Money>("cpay_amount").Value), Is.EqualTo(new[] { 12.34m }));
            Assert.That(Event(id).GetAttributeValue<string>("cpay_error"), Does.Contain("KWD"));
            Assert.That(Event(id).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(Stored));
        });
    }

    private Guid Ingest(string eventId, string payload) => (Guid)World.Call("cpay_IngestGatewayEvent", World.Dataverse.AdministratorId,
        ("GatewayId", Stripe.Id), ("EventId", eventId), ("EventType", "payment_intent.succeeded"), ("Payload", payload))["EventRecordId"];

    private Entity Event(Guid id) => World.Rows("cpay_gatewayevent", "cpay_gatewayeventid", id).Single();

    private void SetSecretName(TestGateway gateway, string name) => World.System.Update(new Entity("cpay_gateway", gateway.Id) { ["cpay_secretname"] = name });
}
