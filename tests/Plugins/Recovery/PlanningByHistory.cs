using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>The plan goes by what happened with the customer's methods before, in this case or in any other: what it draws is what will be done.</summary>
internal sealed class PlanningByHistory : RecoveryTests
{
    [Test]
    public async Task A_lack_of_funds_waits_for_the_customers_own_payday()
    {
        var method = await StoreAsync();
        Earlier(method, "2026-06-22", ChargeStatus.Declined);
        Earlier(method, "2026-06-27", ChargeStatus.Captured);
        Earlier(method, "2026-08-24", ChargeStatus.Declined);
        Earlier(method, "2026-08-27", ChargeStatus.Captured);
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        var debt = Debt(method);
        Live(TimeSpan.FromDays(5), TimeSpan.FromHours(3));
        var (tries, next) = (debt.Tries.Count, TheCase.GetAttributeValue<string>("cpay_nextaction"));
        Live(TimeSpan.FromDays(2), TimeSpan.FromHours(3));
        Assert.Multiple(() =>
        {
            Assert.That(tries, Is.EqualTo(1), "the first try, two days after");
            Assert.That(next, Does.Contain("Nov 27").Or.Contain("27 Nov").And.Contain("after this customer's usual payday"));
            Assert.That((StatusOf(TheCase), debt.Tries.Max(one => one.GetAttributeValue<DateTime>("cpay_submittedon")).Date), Is.EqualTo((CaseStatus.Recovered, new DateTime(2026, 11, 27))));
        });
    }

    [Test]
    public async Task The_other_method_is_tried_when_the_first_is_finished()
    {
        var debt = await DebtWithBackupAsync(await StoreAsync());
        Live(TimeSpan.FromDays(1));
        Assert.That((await debt.TakenAsync(), StatusOf(TheCase)), Is.EqualTo((new[] { 80m }, CaseStatus.Recovered)));
    }

    [Test]
    public async Task The_other_method_is_not_planned_where_its_own_history_forbids_it()
    {
        var backup = await StoreAsync();
        Earlier(backup, "2026-08-24", ChargeStatus.Declined, DeclineReason.LostOrStolen);
        var debt = await DebtWithBackupAsync(backup);
        var plan = PlanOf(debt);
        Live(TimeSpan.FromDays(3));
        Assert.Multiple(() =>
        {
            Assert.That(plan, Has.None.Contains("other method"));
            Assert.That((debt.Tries.Count, TheCase.GetAttributeValue<string>("cpay_problem")), Is.EqualTo((0, (string?)null)), "nothing that had to be refused");
        });
    }

    [Test]
    public async Task What_the_card_was_declined_for_elsewhere_is_in_the_plan()
    {
        var method = await StoreAsync();
        Earlier(method, "2026-08-24", ChargeStatus.Declined, DeclineReason.LostOrStolen);
        Assert.That(PlanOf(Debt(method)), Has.None.Contains("Next try"));
    }

    [Test]
    public async Task A_card_that_replaced_a_stolen_one_has_a_ladder_of_its_own()
    {
        var debt = Debt(await StoreAsync(), DeclineReason.LostOrStolen);
        Live(TimeSpan.FromHours(5));
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_replacedbyid"] = new EntityReference("cpay_paymentmethod", await StoreAsync()) });
        World.RunJobs();
        Live(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        var tries = debt.Tries.Count;
        Live(TimeSpan.FromDays(5), TimeSpan.FromHours(3));
        Assert.That((tries, await debt.TakenAsync(), StatusOf(TheCase)), Is.EqualTo((1, new[] { 80m }, CaseStatus.Recovered)), "one at once, and the ladder's");
    }

    // Each with a number of its own: what has the same brand and digits is the same card.
    private async Task<Guid> StoreAsync() => Method(await Stripe.Store!(World.Url), $"{4242 + World.Rows("cpay_paymentmethod", "cpay_customerid", World.Customer).Count}");

    private void Earlier(Guid method, string on, ChargeStatus status, DeclineReason reason = DeclineReason.InsufficientFunds)
    {
        var row = Charge(status, 80m);
        row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method);
        row["cpay_chargedon"] = DateTime.SpecifyKind(DateTime.Parse(on, System.Globalization.CultureInfo.InvariantCulture).AddHours(18), DateTimeKind.Utc);
        if (status == ChargeStatus.Declined) row["cpay_declinereason"] = new OptionSetValue((int)reason);
        World.System.Create(row);
        World.RunJobs();
    }

    private TestDebt Debt(Guid method, DeclineReason reason = DeclineReason.InsufficientFunds, Guid? subscription = null)
    {
        var id = Fail(reason, 80m, row =>
        {
            row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method);
            if (subscription is { } its) row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", its);
        });
        World.RunJobs();
        return new TestDebt(World, Stripe, id, method);
    }

    private async Task<TestDebt> DebtWithBackupAsync(Guid backup)
    {
        var method = await StoreAsync();
        var subscription = Subscription(method, 80m);
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_backupmethodid"] = new EntityReference("cpay_paymentmethod", backup) });
        return Debt(method, DeclineReason.AccountClosed, subscription);
    }

    private List<string> PlanOf(TestDebt debt)
    {
        var answer = World.Call("cpay_GetRecoveryOptions", World.Agent, ("TransactionId", debt.Id));
        return [.. JArray.Parse((string)answer["Plan"]).Select(step => (string)step["text"]!)];
    }
}
