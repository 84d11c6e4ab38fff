using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Whatever is wrong with the data, a person gets a task with a sentence that says it, and no case stands still.</summary>
internal sealed class BadData : AttackTests
{
    [Test]
    public async Task A_customer_without_an_email_address()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        World.System.Update(new Entity("contact", debtor.Id) { ["emailaddress1"] = null });
        Days(debtor, 2);
        AssertTold(debtor, "no address or number of the customer is known", TaskKind.ContactDataWrong);
    }

    [Test]
    public async Task A_time_zone_that_nobody_knows()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        World.System.Update(new Entity("contact", debtor.Id) { ["cpay_timezone"] = 1400 });
        Days(debtor, 1);
        AssertTold(debtor, "time zone 1400 of the customer is not known");
        Days(debtor, 9);
        Assert.That((debtor.Status, await debtor.Debt.TakenAsync()), Is.EqualTo((CaseStatus.Recovered, new[] { Owed })), "the ladder goes by the country's or by UTC");
    }

    [Test]
    public async Task A_payment_method_that_was_deleted()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 1);
        World.System.Delete("cpay_paymentmethod", debtor.Debt.Method);
        Days(debtor, 12);
        AssertTold(debtor, "payment method");
    }

    [Test]
    public async Task A_card_that_expired_meanwhile()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 1);
        World.System.Update(new Entity("cpay_paymentmethod", debtor.Debt.Method) { ["cpay_status"] = new OptionSetValue(192700001) });
        Days(debtor, 12);
        AssertTold(debtor, "expired");
    }

    [Test]
    public async Task A_gateway_that_was_deactivated()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        World.System.Update(new Entity("cpay_gateway", Stripe.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        Days(debtor, 12);
        AssertTold(debtor, "gateway is switched off");
        Assert.That(debtor.Debt.Tries, Is.Empty);
    }

    [Test]
    public async Task A_currency_that_the_gateway_does_not_take()
    {
        await World.FaultAsync(Stripe, "charge", "decline", 1000, code: "currency_not_supported");
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 12);
        AssertTold(debtor, "", TaskKind.AllAttemptsFailed);
        Assert.That(debtor.Debt.Tries, Has.Count.EqualTo(1), "what is ours to mend is not tried again");
    }

    [TestCase("cpay_currencies", "EUR", "does not take this currency")]
    [TestCase("cpay_brands", "Amex", "does not take this card brand")]
    public async Task A_currency_or_brand_that_the_merchant_account_is_not_set_up_for(string column, string accepted, string why)
    {
        World.System.Update(new Entity("cpay_gateway", Stripe.Id) { [column] = accepted });
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        World.System.Update(new Entity("cpay_paymentmethod", debtor.Debt.Method) { ["cpay_brand"] = "Visa" });
        Days(debtor, 12);
        AssertTold(debtor, why);
        Assert.That(debtor.Debt.Tries, Is.Empty, "nothing is sent that cannot be taken");
    }

    [Test]
    public async Task A_card_that_is_stored_twice()
    {
        var debtor = await DebtorAsync();
        var again = await DebtorAsync();
        World.System.Update(new Entity("cpay_paymentmethod", again.Debt.Method) { ["cpay_customerid"] = new EntityReference("contact", debtor.Id) });
        World.Stage(new Entity("cpay_transaction", again.Debt.Id) { ["cpay_customerid"] = new EntityReference("contact", debtor.Id) });
        Days(debtor, 2);
        Assert.That((debtor.Debt.Owed, again.Debt.Owed), Is.EqualTo((0m, 0m)), "two debts, each on its own copy of the card");
    }

    [Test]
    public async Task A_policy_without_steps()
    {
        World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Unfinished", ["cpay_priority"] = 1, ["cpay_endaction"] = new OptionSetValue((int)EndAction.CancelNow) });
        var debtor = await DebtorAsync();
        Days(debtor, 1);
        AssertTold(debtor, "no step");
        Assert.That(debtor.Status, Is.EqualTo(CaseStatus.WithAPerson), "what nobody finished costs nobody their service");
    }

    [Test]
    public async Task A_policy_that_is_deleted_under_a_case()
    {
        var policy = World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Short-lived", ["cpay_priority"] = 1 });
        World.System.Create(new Entity("cpay_recoverystep") { ["cpay_policyid"] = new EntityReference("cpay_recoverypolicy", policy), ["cpay_number"] = 1, ["cpay_action"] = new OptionSetValue((int)RecoveryAction.Retry), ["cpay_offsetminutes"] = 60 * 24 * 20 });
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 1);
        World.System.Delete("cpay_recoverypolicy", policy);
        Days(debtor, 22);
        Assert.That((debtor.Status, await debtor.Debt.TakenAsync()), Is.EqualTo((CaseStatus.Recovered, new[] { Owed })), "what was planned holds, and then a built-in policy");
    }

    [Test]
    public async Task A_plan_that_nobody_can_read()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 1);
        World.Stage(new Entity("cpay_recoverycase", debtor.Case.Id) { ["cpay_plan"] = "{\"next\":{\"on\":\"2026-13-99\"" });
        Days(debtor, 12);
        Assert.That(debtor.Status, Is.EqualTo(CaseStatus.Recovered));
    }

    [Test]
    public async Task A_case_that_is_not_understood_at_all()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 1);
        World.Stage(new Entity("cpay_recoverycase", debtor.Case.Id) { ["cpay_status"] = null, ["cpay_nextactionon"] = Now });
        World.Pass(TimeSpan.FromMinutes(1));
        AssertTold(debtor, "could not go on by itself");
        Assert.That(debtor.Status, Is.EqualTo(CaseStatus.WithAPerson));
        debtor.AssertNeverStuck("not understood");
    }

    [Test]
    public async Task A_case_whose_charges_were_deleted()
    {
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(debtor, 1);
        World.Stage(new Entity("cpay_transaction", debtor.Debt.Id) { ["cpay_recoverycaseid"] = null });
        Days(debtor, 10);
        Assert.That((debtor.Status, debtor.Outcome, debtor.OpenTasks.Count), Is.EqualTo((CaseStatus.EndedUnpaid, (CaseOutcome?)CaseOutcome.Unpaid, 0)), "there is nothing to collect");
    }

    [Test]
    public async Task A_customer_who_is_to_be_deleted()
    {
        var debtor = await DebtorAsync();
        World.RunJobs();
        Assert.That(() => World.System.Delete("contact", debtor.Id), Throws.Exception, "the platform keeps customers who have charges");
        Days(debtor, 1);
        Assert.That(debtor.Status, Is.EqualTo(CaseStatus.Recovered));
    }

    [Test]
    public async Task Two_customers_who_are_merged_have_one_case()
    {
        var one = await DebtorAsync(DeclineReason.InsufficientFunds);
        var other = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(one, 1);
        var second = other.Case.Id;
        Merge(other, one.Id);
        World.Stage(new Entity("cpay_recoverycase", second) { ["cpay_nextactionon"] = Now });
        World.Pass(TimeSpan.FromMinutes(1));
        Days(one, 10);
        Assert.Multiple(() =>
        {
            Assert.That(one.Cases.Select(Debtor.StatusOf), Is.EquivalentTo(new[] { CaseStatus.Recovered, CaseStatus.EndedUnpaid }), "the second one has nothing left to collect");
            Assert.That(MoneyOf(one.Cases.Single(row => Debtor.StatusOf(row) == CaseStatus.Recovered), "cpay_recoveredamount"), Is.EqualTo(2 * Owed));
        });
    }

    [Test]
    public async Task A_customer_who_is_merged_into_one_without_a_case_keeps_theirs()
    {
        var one = await DebtorAsync(DeclineReason.InsufficientFunds);
        Days(one, 1);
        var master = World.System.Create(new Entity("contact") { ["lastname"] = "Master", ["ownerid"] = new EntityReference("systemuser", World.Agent) });
        Merge(one, master);
        World.Stage(new Entity("cpay_recoverycase", World.Rows("cpay_recoverycase", "cpay_customerid", master).Single().Id) { ["cpay_nextactionon"] = Now });
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(World.Rows("cpay_recoverycase", "cpay_customerid", master).Single()["cpay_openkey"], Is.EqualTo($"{master}-USD"));
    }

    /// <summary>What the platform's merge does to rows of a customer: it writes the lookups.</summary>
    private void Merge(Debtor from, Guid into)
    {
        foreach (var row in World.Rows("cpay_paymentmethod", "cpay_customerid", from.Id)) World.System.Update(new Entity(row.LogicalName, row.Id) { ["cpay_customerid"] = new EntityReference("contact", into) });
        foreach (var row in from.Charges.Concat(from.Cases)) World.Stage(new Entity(row.LogicalName, row.Id) { ["cpay_customerid"] = new EntityReference("contact", into) });
    }

    private void Days(Debtor debtor, int days)
    {
        for (var quarter = 0; quarter < days * 4; quarter++)
        {
            World.Pass(TimeSpan.FromHours(6));
            debtor.AssertNeverStuck($"after {(quarter + 1) * 6} hours");
        }
    }

    private static void AssertTold(Debtor debtor, string words, TaskKind? kind = null)
    {
        Assert.That(debtor.Tasks.Select(task => task.GetAttributeValue<string>("description")), Has.Some.Contains(words).IgnoreCase);
        if (kind is { } expected) Assert.That(debtor.Tasks.Select(task => (TaskKind)task.GetAttributeValue<OptionSetValue>("cpay_kind").Value), Has.Some.EqualTo(expected));
    }
}
