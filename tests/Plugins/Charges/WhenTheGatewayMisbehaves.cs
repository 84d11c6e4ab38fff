using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>The fault matrix of charges: whatever the gateway does, the books and Dataverse agree in the end, and nobody is charged twice.</summary>
internal sealed class WhenTheGatewayMisbehaves : ChargeTests
{
    private static readonly string[] Faults = ["drop-before", "drop-after", "error-before", "error-after", "rubbish", "rubbish-after", "rate-limit"];

    // Of these, the only one that tells that nothing was booked.
    private const string ClearNo = "rate-limit";

    private static readonly string[] Booking = ["drop-after", "error-after", "rubbish-after"];

    private static IEnumerable<TestCaseData> Matrix =>
        from gateway in Charging from fault in Faults from times in new[] { 1, 3 } where fault != ClearNo && EndsByItself(gateway, fault) select new TestCaseData(gateway, fault, times);

    /// <summary>The rest of the matrix: nobody said what was booked, no look-up can tell, or without keys it must not be sent again.</summary>
    private static IEnumerable<TestCaseData> LeftToAPerson =>
        from gateway in Charging from fault in Faults where fault != ClearNo && !EndsByItself(gateway, fault) && !IsSureOfAbsence(gateway) select new TestCaseData(gateway, fault);

    /// <summary>Without keys, but what the gateway does not know a day later was never made.</summary>
    private static IEnumerable<TestCaseData> Absent =>
        from gateway in Charging from fault in Faults where fault != ClearNo && !EndsByItself(gateway, fault) && IsSureOfAbsence(gateway) select new TestCaseData(gateway, fault);

    private static bool EndsByItself(TestGateway gateway, string fault) => gateway.HasKeysOfCharges || (gateway.FindsCharges && Booking.Contains(fault));

    private static bool IsSureOfAbsence(TestGateway gateway) => GatewayCatalog.Capabilities(gateway.Type, atMostOnce: true).ChargeAbsentAfter is not null;

    [TestCaseSource(nameof(Matrix))]
    public async Task Ends_with_one_charge_in_both_books(TestGateway gateway, string fault, int times)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", fault, times);
        debt.Retry();
        World.LetAWeekPass();
        var taken = await debt.TakenAsync();
        Assert.Multiple(() =>
        {
            Assert.That(taken, Is.EqualTo(new[] { 80m }), "the gateway's books");
            Assert.That(ChargeStates.HasMoney(TestDebt.StatusOf(debt.OnlyTry)), Is.True, TestDebt.StatusOf(debt.OnlyTry).ToString());
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
            Assert.That(debt.Attempts, Has.Count.GreaterThanOrEqualTo(2), "the request and the sending are on the timeline");
        });
    }

    [TestCaseSource(nameof(LeftToAPerson))]
    public async Task Stays_unknown_with_a_task_where_a_gateway_without_keys_may_not_be_sent_it_again(TestGateway gateway, string fault)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", fault);
        debt.Retry();
        World.LetAWeekPass();
        var taken = await debt.TakenAsync();
        Assert.Multiple(() =>
        {
            Assert.That(taken, Is.EqualTo(Booking.Contains(fault) ? new[] { 80m } : []), "it was never sent again");
            Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Unknown));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((80m, 0m)));
            Assert.That(Undecided(debt), Is.EqualTo(1));
        });
    }

    [TestCaseSource(nameof(Absent))]
    public async Task Fails_and_is_collected_by_another_try_where_the_gateway_does_not_know_it_a_day_later(TestGateway gateway, string fault)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", fault);
        debt.Retry();
        for (var hour = 0; hour < 24; hour++) World.Pass(TimeSpan.FromHours(1));
        var (early, tries) = (TestDebt.StatusOf(debt.Tries[0]), debt.Tries.Count);
        World.LetAWeekPass();
        var taken = await debt.TakenAsync();
        Assert.Multiple(() =>
        {
            Assert.That((early, tries), Is.EqualTo((ChargeStatus.Unknown, 1)), "on the first day nothing is sure");
            Assert.That(taken, Is.EqualTo(new[] { 80m }), "once, whatever was lost");
            Assert.That(debt.Tries.Select(one => (TestDebt.StatusOf(one), one.GetAttributeValue<int>("cpay_sendcount"))), Is.EquivalentTo(new[] { (ChargeStatus.Failed, 1), (ChargeStatus.Captured, 1) }), "no try was sent twice");
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
            Assert.That(debt.Attempts.Select(line => line.GetAttributeValue<string>("description")), Has.Some.Contains("does not know this charge"));
        });
    }

    [Test]
    public async Task Counts_the_money_that_comes_of_what_the_gateway_did_not_know_and_tells_a_person()
    {
        var nmi = Gateways.Single(gateway => gateway.Type == GatewayType.Nmi);
        var debt = await DebtAsync(nmi);
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-60) });
        await World.FaultAsync(nmi, "charge", "drop-before");
        debt.Retry();
        World.LetAWeekPass();
        var (status, reference) = (TestDebt.StatusOf(debt.OnlyTry), debt.OnlyTry.GetAttributeValue<string>("cpay_reference"));
        var late = await NmiTill.ChargeAsync(World.Url, 80m, reference);
        await World.DeliverAsync(nmi, nmi.ChargedEvent, late);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(ChargeStatus.Failed));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => (string)task["subject"]), Has.One.Contains("after all"));
        });
    }

    [TestCaseSource(nameof(Charging))]
    public async Task Fails_at_once_where_the_gateway_says_that_nothing_was_begun_and_counts_for_no_limit(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", ClearNo);
        debt.Retry();
        World.RunJobs();
        var one = debt.OnlyTry;
        Assert.Multiple(() =>
        {
            Assert.That(TestDebt.StatusOf(one), Is.EqualTo(ChargeStatus.Failed));
            Assert.That(one.GetAttributeValue<int>("cpay_sendcount"), Is.Zero);
            Assert.That(debt.Owed, Is.EqualTo(80m));
            Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Accepted"), "it may be tried again");
        });
    }

    [TestCaseSource(nameof(Charging))]
    public async Task Calls_a_person_when_look_ups_never_answer(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", "drop-after");
        debt.Retry();
        World.RunJobs();
        await World.FaultAsync(gateway, "*", "error-before", 10_000);
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Unknown), "nothing is closed by age");
            Assert.That(Undecided(debt), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Fails_with_a_sentence_where_the_gateway_is_not_set_up()
    {
        var debt = await DebtAsync(Stripe);
        World.System.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = "cpay_Nowhere", ["displayname"] = "Nowhere", ["type"] = new OptionSetValue(100000005) });
        World.System.Update(new Entity("cpay_gateway", Stripe.Id) { ["cpay_secretname"] = "cpay_Nowhere" });
        debt.Retry();
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Failed));
            Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytext"), Is.Not.Empty);
            Assert.That(debt.OnlyTry.GetAttributeValue<int>("cpay_sendcount"), Is.Zero);
        });
    }

    private int Undecided(TestDebt debt) => World.Rows("task", "regardingobjectid", World.Customer)
        .Count(task => ((string)task["subject"]).StartsWith(debt.OnlyTry.GetAttributeValue<string>("cpay_name"), StringComparison.Ordinal));
}
