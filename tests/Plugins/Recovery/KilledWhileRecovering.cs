using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>
/// The process dies before every single request of the async steps that open a case, take its steps, follow its tries and close
/// it. Afterwards there is one case, which came to the same end as without a death, and one charge in the gateway's books.
/// </summary>
internal sealed class KilledWhileRecovering : AttackTests
{
    [Test]
    public async Task A_debt_is_collected_once()
    {
        var moments = await AtEveryMomentAsync(async moment =>
        {
            await World.FaultAsync(Stripe, "charge", "decline", code: "processing_error");
            var debtor = await DebtorAsync();
            var lived = Dies(debtor, moment, 0, 1, 6, 16, 31, 61, 24 * 60);
            Assert.That(await debtor.Debt.TakenAsync(), Is.EqualTo(new[] { Owed }), $"moment {moment}: the gateway's books");
            Assert.Multiple(() =>
            {
                Assert.That((debtor.Status, debtor.Outcome, debtor.Debt.Owed), Is.EqualTo((CaseStatus.Recovered, (CaseOutcome?)CaseOutcome.Retry, 0m)), $"moment {moment}");
                Assert.That(debtor.Debt.Tries, Has.Count.EqualTo(2), $"moment {moment}: the one that was declined, and the next");
                Assert.That(debtor.OpenTasks, Is.Empty, $"moment {moment}");
            });
            return lived;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(20));
    }

    [Test]
    public async Task A_ladder_that_ends_is_one_task_and_one_word_to_the_customer()
    {
        var policy = new EntityReference("cpay_recoverypolicy", World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Short", ["cpay_priority"] = 1, ["cpay_endaction"] = new OptionSetValue((int)EndAction.Suspend) }));
        World.System.Create(new Entity("cpay_recoverystep") { ["cpay_policyid"] = policy, ["cpay_number"] = 1, ["cpay_action"] = new OptionSetValue((int)RecoveryAction.Task) });
        var moments = await AtEveryMomentAsync(async moment =>
        {
            var subscription = Subscription(Method());
            var debtor = await DebtorAsync(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
            var lived = Dies(debtor, moment, 0, 1, 6, 16, 24 * 60);
            Assert.Multiple(() =>
            {
                Assert.That((debtor.Status, debtor.OpenTasks.Count, debtor.Tasks.Count), Is.EqualTo((CaseStatus.WithAPerson, 1, 1)), $"moment {moment}");
                Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700002), $"moment {moment}: suspended");
                Assert.That(World.Rows("cpay_customermessage", "cpay_customerid", debtor.Id), Has.Count.EqualTo(1), $"moment {moment}");
            });
            return lived;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(8));
    }

    [Test]
    public async Task A_charge_that_waits_for_the_customer_is_asked_about_once()
    {
        World.Set("cpay_CustomerPageUrl", "https://shop.contoso.example/thanks");
        var policy = new EntityReference("cpay_recoverypolicy", World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Confirmed", ["cpay_priority"] = 1, ["cpay_mosttries"] = 3, ["cpay_mostdays"] = 30, ["cpay_proofabove"] = Owed - 1m }));
        World.System.Create(new Entity("cpay_recoverystep") { ["cpay_policyid"] = policy, ["cpay_number"] = 1, ["cpay_action"] = new OptionSetValue((int)RecoveryAction.Retry) });
        var moments = await AtEveryMomentAsync(async moment =>
        {
            ByDay();
            var debtor = await DebtorAsync();
            var lived = Dies(debtor, moment, 0, 1, 6, 16, 31, 61);
            var offers = World.Rows("cpay_alternativeoffer", "cpay_customerid", debtor.Id);
            Assert.Multiple(() =>
            {
                Assert.That(offers.Select(offer => (OfferStatus)offer.GetAttributeValue<OptionSetValue>("cpay_status").Value), Is.EqualTo(new[] { OfferStatus.Open }), $"moment {moment}");
                Assert.That((debtor.Status, debtor.Debt.Tries.Count, debtor.OpenTasks.Count), Is.EqualTo((CaseStatus.OfferOpen, 0, 0)), $"moment {moment}");
                Assert.That(World.Rows("cpay_customermessage", "cpay_customerid", debtor.Id), Has.Count.EqualTo(1), $"moment {moment}");
            });
            return lived;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(6));
    }

    [Test]
    public async Task Money_by_another_road_closes_it_once()
    {
        var moments = await AtEveryMomentAsync(async moment =>
        {
            var debtor = await DebtorAsync(Core.Declines.DeclineReason.InsufficientFunds, row => row["cpay_orderreference"] = "A-17");
            World.RunJobs();
            World.Pass(TimeSpan.FromMinutes(1));
            var paid = Charge(Core.Gateways.ChargeStatus.Captured, Owed);
            paid["cpay_customerid"] = new EntityReference("contact", debtor.Id);
            paid["cpay_orderreference"] = "A-17";
            World.System.Create(paid);
            var lived = Dies(debtor, moment, 0, 1, 6, 24 * 60, 24 * 60 * 3);
            Assert.That((debtor.Status, debtor.Outcome, debtor.OpenTasks.Count, debtor.Debt.Owed), Is.EqualTo((CaseStatus.Recovered, (CaseOutcome?)CaseOutcome.CustomersLink, 0, 0m)), $"moment {moment}");
            return lived;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(5));
    }

    /// <summary>A time when people are written to: by day, and no Sunday.</summary>
    private void ByDay()
    {
        var now = World.Clock.GetUtcNow().UtcDateTime;
        if (now.Hour < 16 && now.DayOfWeek != DayOfWeek.Sunday) return;
        var morning = now.Date.AddDays(now.DayOfWeek == DayOfWeek.Saturday ? 2 : 1).AddHours(10);
        World.Clock.Advance(morning - now);
    }
}
