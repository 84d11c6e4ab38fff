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
        from gateway in Charging from fault in Faults where fault != ClearNo && !EndsByItself(gateway, fault) select new TestCaseData(gateway, fault);

    private static bool EndsByItself(TestGateway gateway, string fault) => gateway.HasKeysOfCharges || (gateway.FindsCharges && Booking.Contains(fault));

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
