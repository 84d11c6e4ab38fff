using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class RequestingARefund : PluginTests
{
    private const string Denied = "Denied";

    [TestCaseSource(nameof(Returning))]
    public async Task Goes_through_and_reaches_the_gateway_once(TestGateway gateway)
    {
        var (charge, part) = (await World.ChargeAsync(gateway, 80m), gateway.Part(80m, 30m));
        var answer = charge.Request(part);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Accepted"));
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refunded, Is.EqualTo(part));
            Assert.That(charge.Reserved, Is.EqualTo(0m));
            Assert.That(charge.Refundable, Is.EqualTo(80m - part));
        });
        var booked = await charge.BookedAsync();
        Assert.That(booked.Select(refund => (decimal)refund["amount"]!), Is.EqualTo(new[] { part }));
    }

    [Test]
    public async Task Reserves_the_money_before_anything_is_sent()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m);
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Approved));
            Assert.That(charge.Reserved, Is.EqualTo(30m));
            Assert.That(charge.Refundable, Is.EqualTo(50m));
        });
    }

    [Test]
    public async Task Without_an_amount_gives_back_all_that_is_left()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(30m);
        charge.Request(null);
        World.RunJobs();
        Assert.That(charge.Refunded, Is.EqualTo(80m));
    }

    [Test]
    public async Task Is_on_the_timeline_of_the_customer()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(30m);
        World.RunJobs();
        var timeline = World.Rows("activitypointer", "regardingobjectid", World.Customer);
        Assert.That(timeline.Select(activity => activity.GetAttributeValue<string>("activitytypecode")), Is.EqualTo(new[] { "cpay_paymentattempt", "cpay_paymentattempt" }));
    }

    [TestCase(0)]
    [TestCase(-5)]
    [TestCase(10.001)]
    [TestCase(80.01)]
    public async Task Is_denied_for_an_amount_that_cannot_be(double amount)
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var answer = charge.Request((decimal)amount);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Denied));
            Assert.That(answer["Message"], Is.Not.Empty);
            Assert.That(charge.Refunds, Is.Empty);
            Assert.That(charge.Attempts, Has.Count.EqualTo(1), "a denied request leaves its attempt");
        });
    }

    [Test]
    public async Task Is_denied_without_a_reason()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        Assert.That(charge.Request(10m, reason: null)["Outcome"], Is.EqualTo(Denied));
    }

    [Test]
    public async Task Is_denied_to_a_user_without_a_role_and_logged_all_the_same()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var answer = charge.Request(10m, user: World.WithoutRole);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Denied));
            Assert.That(charge.Attempts.Single().GetAttributeValue<EntityReference>("cpay_userid").Id, Is.EqualTo(World.WithoutRole));
        });
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [TestCase("cpay_status", 192700004)]
    [TestCase("cpay_status", 192700005)]
    [TestCase("cpay_status", 192700006)]
    [TestCase("cpay_disputed", 1)]
    public async Task Is_denied_for_a_charge_that_failed_was_voided_or_is_disputed(string column, int value)
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        World.Stage(new Entity("cpay_transaction", charge.Id) { [column] = column == "cpay_disputed" ? true : new OptionSetValue(value) });
        Assert.That(charge.Request(10m)["Outcome"], Is.EqualTo(Denied));
    }

    [Test]
    public void Says_so_when_there_is_no_such_charge()
    {
        var nobody = Guid.NewGuid();
        Assert.That(
            () => World.Call("cpay_RequestRefund", World.Agent, ("TransactionId", nobody), ("Reason", new OptionSetValue(192700005)), ("IdempotencyKey", "k")),
            Throws.Exception.With.Message.Contains($"There is no charge with the id {nobody}"));
    }

    [Test]
    public async Task With_the_same_key_is_the_same_refund()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var first = charge.Request(10m, key: "same");
        var second = charge.Request(10m, key: "same");
        Assert.Multiple(() =>
        {
            Assert.That(second["Outcome"], Is.EqualTo("Duplicate"));
            Assert.That(second["RefundId"], Is.EqualTo(first["RefundId"]));
            Assert.That(charge.Refunds, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task With_the_same_key_tells_nothing_to_whom_the_charge_is_hidden()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var first = charge.Request(10m, key: "same");
        var answer = charge.Request(10m, user: World.WithoutRole, key: "same");
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Denied));
            Assert.That(answer["RefundId"], Is.Not.EqualTo(first["RefundId"]));
        });
    }

    [Test]
    public async Task With_the_same_key_and_another_amount_is_a_mistake_told_aloud()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        charge.Request(10m, key: "same");
        Assert.That(() => charge.Request(11m, key: "same"), Throws.Exception);
        Assert.That(charge.Refunds, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task With_the_same_key_on_another_charge_is_a_mistake_told_aloud()
    {
        var first = await World.ChargeAsync(Gateways[0], 80m);
        var second = await World.ChargeAsync(Gateways[1], 80m);
        first.Request(10m, key: "same");
        Assert.That(() => second.Request(10m, key: "same"), Throws.Exception);
        Assert.Multiple(() =>
        {
            Assert.That(second.Refunds, Is.Empty);
            Assert.That(second.Reserved, Is.EqualTo(0m), "the failed request was rolled back whole");
        });
    }

    [Test]
    public async Task Refuses_a_card_number_in_the_notes_and_keeps_it_nowhere()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var answer = charge.Request(10m, notes: "please use 4111 1111 1111 1111 instead");
        Assert.That(answer["Outcome"], Is.EqualTo(Denied));
        var written = string.Join("|", charge.Attempts.SelectMany(attempt => attempt.Attributes.Select(attribute => attribute.Value?.ToString())));
        Assert.That(written.Replace(" ", "", StringComparison.Ordinal), Does.Not.Contain("4111111111111111"));
    }

    [Test]
    public async Task Above_the_own_limit_awaits_approval_and_is_sent_only_after_it()
    {
        var charge = await World.ChargeAsync(Gateways[0], 300m);
        var answer = charge.Request(250m);
        World.RunJobs();
        Assert.That(answer["Outcome"], Is.EqualTo("AwaitingApproval"));
        Assert.That(await charge.BookedAsync(), Is.Empty);

        var own = World.Call("cpay_DecideRefund", World.Agent, ("RefundId", answer["RefundId"]), ("Decision", "Approve"));
        Assert.That(own["Outcome"], Is.EqualTo(Denied), "never one's own request");

        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", answer["RefundId"]), ("Decision", "Approve"), ("Comment", "checked"));
        World.RunJobs();
        Assert.That(charge.Refunded, Is.EqualTo(250m));
    }

    [Test]
    public async Task Lets_the_money_go_when_it_is_rejected_or_cancelled()
    {
        var charge = await World.ChargeAsync(Gateways[0], 450m);
        var first = charge.Request(150m);
        var second = charge.Request(200m);
        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", first["RefundId"]), ("Decision", "Reject"), ("Comment", "no"));
        World.Call("cpay_CancelRefund", World.Agent, ("RefundId", second["RefundId"]));
        Assert.That(charge.Refundable, Is.EqualTo(450m));
    }

    [Test]
    public async Task Above_every_limit_is_denied()
    {
        var charge = await World.ChargeAsync(Gateways[0], 900m);
        Assert.That(charge.Request(600m)["Outcome"], Is.EqualTo(Denied));
    }
}
