using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Dataverse.Async;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>
/// The gateway tells of our charge by a notification: before the lost answer is looked up, before the answer is written, or
/// after. Whichever comes first, it is one charge: one row, one try, the debt paid once, and every job ends.
/// </summary>
internal sealed class ToldOnTheWay : ChargeTests
{
    private static IEnumerable<TestGateway> Telling => Charging.Where(gateway => gateway.ChargedEvent.Length > 0);

    private static IEnumerable<TestGateway> Found => Telling.Where(gateway => gateway.FindsCharges);

    [TestCaseSource(nameof(Telling))]
    public async Task Before_the_lost_answer_is_looked_up(TestGateway gateway)
    {
        var debt = await LostAsync(gateway);
        await TellAsync(gateway, debt);
        var told = TestDebt.StatusOf(debt.OnlyTry);
        LetItEnd();
        Assert.Multiple(() =>
        {
            Assert.That(ChargeStates.HasMoney(told), Is.True, $"by the notification alone: {told}");
            AssertOne(debt);
        });
    }

    [TestCaseSource(nameof(Telling))]
    public async Task Before_our_answer_is_written(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        var told = 0;
        debt.Retry();
        HoldPlugIns(() =>
        {
            if (told != 0 || TestDebt.StatusOf(debt.OnlyTry) != ChargeStatus.Submitted || !Task.Run(debt.BookedAsync).Result.Any() || Interlocked.Exchange(ref told, 1) != 0) return;
            Task.Run(() => TellAsync(gateway, debt)).Wait(TimeSpan.FromSeconds(30));
        });
        World.RunJobs();
        LetItEnd();
        Assert.Multiple(() =>
        {
            Assert.That(told, Is.EqualTo(1), "it was told in between");
            AssertOne(debt);
        });
    }

    [Test]
    public async Task After_the_lost_answer_was_looked_up()
    {
        var debt = await LostAsync(Stripe);
        World.Pass(TimeSpan.FromMinutes(2));
        await TellAsync(Stripe, debt);
        LetItEnd();
        Assert.Multiple(() => AssertOne(debt));
    }

    [TestCaseSource(nameof(Found))]
    public async Task By_a_row_that_somebody_brought_in_without_our_reference(TestGateway gateway)
    {
        var debt = await LostAsync(gateway);
        World.Know(gateway, await BookedIdAsync(debt), 80m, ChargeStatus.Captured);
        LetItEnd();
        await TellAsync(gateway, debt);
        LetItEnd();
        Assert.Multiple(() => AssertOne(debt));
    }

    [Test]
    public async Task With_a_refund_of_it_already_in_the_CRM()
    {
        var debt = await LostAsync(Stripe);
        var twin = World.Know(Stripe, await BookedIdAsync(debt), 80m, ChargeStatus.Captured);
        twin.Request(30m);
        World.RunJobs();
        LetItEnd();
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries.Select(TestDebt.StatusOf), Is.EquivalentTo(new[] { ChargeStatus.Voided, ChargeStatus.Captured }), "one of them has the money");
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
            Assert.That((twin.Refunded, twin.Refundable), Is.EqualTo((30m, 50m)));
            AssertQuiet(debt);
        });
    }

    [TestCaseSource(nameof(Telling))]
    public async Task As_the_charge_of_a_subscriptions_period(TestGateway gateway)
    {
        var subscription = await SubscribeAsync(gateway);
        await World.FaultAsync(gateway, "charge", "drop-after");
        World.Pass(TimeSpan.FromMinutes(2));
        var charges = World.Rows("cpay_transaction", "cpay_subscriptionid", subscription);
        var booked = ((JArray)(await World.LedgerAsync(gateway))["charges"]!).Single(charge => (string?)charge["reference"] == gateway.BookedAs((string)charges.Single()["cpay_reference"]));
        await World.DeliverAsync(gateway, gateway.ChargedEvent, (string)booked["id"]!);
        var row = World.Rows("cpay_transaction", "cpay_gatewayid", gateway.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.Id, Is.EqualTo(charges[0].Id), "one row");
            Assert.That(ChargeStates.HasMoney(TestDebt.StatusOf(row)), Is.True, TestDebt.StatusOf(row).ToString());
        });
    }

    [Test]
    public async Task As_a_decline_whose_answer_was_lost()
    {
        var debt = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_token"] = "pm_card_chargeDeclinedInsufficientFunds" });
        await World.FaultAsync(Stripe, "charge", "drop-after");
        debt.Retry();
        World.RunJobs();
        await World.DeliverAsync(Stripe, "payment_intent.payment_failed", await BookedIdAsync(debt));
        World.Pass(TimeSpan.FromMinutes(2));
        Assert.Multiple(() =>
        {
            Assert.That(AtTheGateway(debt).Select(row => row.GetAttributeValue<EntityReference>("cpay_originid")?.Id), Is.All.EqualTo(debt.Id), "no second debt");
            Assert.That(TestDebt.StatusOf(debt.Tries[0]), Is.EqualTo(ChargeStatus.Declined));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((80m, 0m)));
        });
    }

    [Test]
    public async Task As_a_second_booking_under_the_same_reference_it_is_money_of_its_own()
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        World.RunJobs();
        var again = await World.AtStripeAsync("payment_intents", ("amount", "8000"), ("currency", "usd"), ("payment_method", "pm_card_visa"), ("confirm", "true"),
            ("metadata[order_id]", debt.OnlyTry.GetAttributeValue<string>("cpay_reference")));
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", (string)again["id"]!);
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries.Select(TestDebt.StatusOf), Is.EqualTo(new[] { ChargeStatus.Captured, ChargeStatus.Captured }));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 160m)));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1), "somebody gives it back");
        });
    }

    /// <summary>A try that was booked, and whose answer was lost.</summary>
    private async Task<TestDebt> LostAsync(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", "drop-after");
        debt.Retry();
        World.RunJobs();
        Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Unknown));
        return debt;
    }

    /// <summary>A look-up, and a good while.</summary>
    private void LetItEnd()
    {
        World.Pass(TimeSpan.FromMinutes(2));
        World.Pass(TimeSpan.FromHours(2));
    }

    private async Task TellAsync(TestGateway gateway, TestDebt debt) => await World.DeliverAsync(gateway, gateway.ChargedEvent, await BookedIdAsync(debt));

    private static async Task<string> BookedIdAsync(TestDebt debt) => (string)((JObject)(await debt.BookedAsync()).Single())["id"]!;

    /// <summary>What the CRM has of the gateway, without the charge that failed in the beginning.</summary>
    private IReadOnlyList<Entity> AtTheGateway(TestDebt debt) => [.. World.Rows("cpay_transaction", "cpay_gatewayid", debt.Gateway.Id).Where(row => row.Id != debt.Id)];

    private void AssertOne(TestDebt debt)
    {
        Assert.That(AtTheGateway(debt), Has.Count.EqualTo(1), "one row");
        Assert.That(ChargeStates.HasMoney(TestDebt.StatusOf(debt.OnlyTry)), Is.True, TestDebt.StatusOf(debt.OnlyTry).ToString());
        Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytransactionid"), Is.Not.Null.And.Not.Empty);
        Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
        AssertQuiet(debt);
    }

    private void AssertQuiet(TestDebt debt)
    {
        Assert.That(debt.Tries.Where(row => row.Contains("cpay_nextcheckon")), Is.Empty, "nothing is due any more");
        Assert.That(World.Dataverse.Jobs.List().Where(job => job.State == AsyncJobState.Failed).Select(job => $"{job.Name}: {job.Error}"), Is.Empty);
        Assert.That(World.Rows("cpay_gatewayevent", "cpay_status", 192700003), Is.Empty, "every event was applied");
    }
}
