using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>A person has a failed charge tried again, at every gateway that charges stored methods.</summary>
internal sealed class TryingAFailedChargeAgain : ChargeTests
{
    /// <summary>Those that give money of a settled charge back.</summary>
    private static IEnumerable<TestGateway> GivingBack => Charging.Where(gateway => gateway.Capabilities.Refunds);

    [TestCaseSource(nameof(Charging))]
    public async Task Collects_the_debt(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        var answer = debt.Retry();
        var scheduled = TestDebt.StatusOf(debt.OnlyTry);
        Finish();
        var taken = await debt.TakenAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Accepted"));
            Assert.That(answer["NewTransactionId"], Is.EqualTo(debt.OnlyTry.Id));
            Assert.That(scheduled, Is.EqualTo(ChargeStatus.Scheduled));
            Assert.That(ChargeStates.HasMoney(TestDebt.StatusOf(debt.OnlyTry)), Is.True, debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytext"));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
            Assert.That(taken, Is.EqualTo(new[] { 80m }), "the gateway's books");
            Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytransactionid"), Is.Not.Empty);
        });
    }

    [TestCaseSource(nameof(Charging))]
    public async Task May_be_declined_once_more_and_then_succeed(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", "decline");
        debt.Retry();
        Finish();
        var declined = TestDebt.StatusOf(debt.OnlyTry);
        World.Clock.Advance(TimeSpan.FromDays(3));
        var answer = debt.Retry(World.Approver);
        Finish();
        Assert.Multiple(() =>
        {
            Assert.That(declined, Is.EqualTo(ChargeStatus.Declined));
            Assert.That(debt.Tries.Single(one => TestDebt.StatusOf(one) == ChargeStatus.Declined).Contains("cpay_declinereason"), Is.True);
            Assert.That(answer["Outcome"], Is.EqualTo("Accepted"), (string)answer["Message"]);
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
        });
    }

    [TestCaseSource(nameof(GivingBack))]
    public async Task Leaves_a_charge_that_can_be_refunded_like_any_other(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        debt.Retry();
        Finish();
        if (gateway.HasSettlement || gateway.SettlesForParts) await World.SettleAsync(gateway);
        var one = debt.OnlyTry;
        World.Stage(new Entity("cpay_transaction", one.Id) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Settled) });
        var charge = new TestCharge(World, gateway, one.Id, one.GetAttributeValue<string>("cpay_gatewaytransactionid"));
        charge.Request(30m);
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That((charge.Refunded, charge.Refundable), Is.EqualTo((30m, 50m)));
            Assert.That(debt.Owed, Is.Zero, "what was given back by choice is not owed again");
        });
    }

    [Test]
    public async Task Answers_the_same_key_with_the_same_try()
    {
        var debt = await DebtAsync(Stripe);
        var first = debt.Retry(key: "key-1");
        var second = debt.Retry(key: "key-1");
        Assert.That((second["Outcome"], second["NewTransactionId"]), Is.EqualTo(((object)"Duplicate", first["NewTransactionId"])));
        Assert.That(debt.Tries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_denied_while_another_try_is_under_way()
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"));
        Assert.That(debt.Tries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_denied_while_the_outcome_of_one_is_not_known()
    {
        var debt = await DebtAsync(Stripe);
        await World.FaultAsync(Stripe, "charge", "drop-after");
        debt.Retry();
        World.RunJobs();
        Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Unknown));
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public async Task Is_denied_once_it_is_paid()
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        World.RunJobs();
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public async Task Is_denied_to_whoever_has_no_right()
    {
        var debt = await DebtAsync(Stripe);
        var answer = debt.Retry(World.WithoutRole);
        Assert.That(answer["Outcome"], Is.EqualTo("Denied"));
        Assert.That(debt.Tries, Is.Empty);
        Assert.That(World.Rows("cpay_paymentattempt", "cpay_transactionid", debt.Id), Has.Count.EqualTo(1), "it is on the timeline");
    }

    [Test]
    public async Task Goes_by_the_method_that_renewed_the_old_one()
    {
        var debt = await DebtAsync(Stripe);
        var renewed = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_replacedbyid"] = new EntityReference("cpay_paymentmethod", renewed.Method) });
        debt.Retry();
        Assert.That(debt.OnlyTry.GetAttributeValue<EntityReference>("cpay_paymentmethodid").Id, Is.EqualTo(renewed.Method));
    }

    [Test]
    public async Task Is_denied_with_a_method_of_somebody_else()
    {
        var debt = await DebtAsync(Stripe);
        var other = World.System.Create(new Entity("contact") { ["lastname"] = "Stranger" });
        var method = World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_customerid"] = new EntityReference("contact", other),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
            ["cpay_token"] = "pm_x",
        });
        Assert.That(debt.Retry(method: method)["Outcome"], Is.EqualTo("Denied"));
    }

    [TestCase(192700001, Description = "expired, as somebody has said")]
    [TestCase(192700002, Description = "removed")]
    public async Task Is_denied_with_a_method_that_cannot_be_charged(int status)
    {
        var debt = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_status"] = new OptionSetValue(status) });
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public async Task That_is_withdrawn_when_the_customer_paid_before_it_was_sent()
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Captured) });
        World.RunJobs();
        Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Cancelled));
        Assert.That(await debt.TakenAsync(), Is.Empty);
    }

    [Test]
    public void Never_existed_is_malformed_input() =>
        Assert.That(() => World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", Guid.NewGuid())), Throws.Exception.With.Message.Contains("There is no charge"));

    /// <summary>Some gateways know the end only a moment later: it is looked up.</summary>
    private void Finish()
    {
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(2));
    }
}
