using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Money by any road closes a case at once; a dispute or a cancelled subscription stops it.</summary>
internal sealed class ClosingACase : RecoveryTests
{
    [Test]
    public void The_customer_pays_the_same_order_in_the_shop()
    {
        var debt = Fail(with: row => row["cpay_orderreference"] = "A-17");
        Live(TimeSpan.FromDays(2));
        var paid = Pay(with: row => row["cpay_orderreference"] = "a-17");
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
            Assert.That(OutcomeOf(TheCase), Is.EqualTo(CaseOutcome.CustomersLink));
            Assert.That(MoneyOf(TheCase, "cpay_recoveredamount"), Is.EqualTo(30m));
            Assert.That(MoneyOf(TheCase, "cpay_amountatrisk"), Is.Zero);
            Assert.That(TheCase.GetAttributeValue<EntityReference>("cpay_recoveredbyid").Id, Is.EqualTo(paid));
            Assert.That(TheCase.Contains("cpay_nextactionon") || TheCase.Contains("cpay_openkey"), Is.False);
            Assert.That(MoneyOf(Row("cpay_transaction", debt), "cpay_owedamount"), Is.Zero);
        });
    }

    [Test]
    public void The_gateway_collects_what_its_subscription_owes()
    {
        var subscription = Subscription(Method(), gateway: true, gatewayRetries: true);
        Fail(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        Live(TimeSpan.FromDays(1));
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.WaitingForGateway));
        Pay(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        Assert.Multiple(() =>
        {
            Assert.That(OutcomeOf(TheCase), Is.EqualTo(CaseOutcome.Gateway));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700000), "active again");
        });
    }

    [Test]
    public void The_failed_charge_itself_goes_through_in_place()
    {
        var debt = Fail();
        World.Stage(new Entity("cpay_transaction", debt) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Captured) });
        World.RunJobs();
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
    }

    [Test]
    public void Another_purchase_of_the_customer_pays_nothing()
    {
        Fail(with: row => row["cpay_orderreference"] = "A-17");
        Pay(with: row => row["cpay_orderreference"] = "A-18");
        Pay();
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Active));
    }

    [Test]
    public void One_of_two_debts_is_paid_and_the_other_goes_on()
    {
        Fail(with: row => row["cpay_orderreference"] = "A-17");
        var other = Fail(amount: 12m, with: row => row["cpay_orderreference"] = "A-18");
        Pay(with: row => row["cpay_orderreference"] = "A-17");
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Active));
            Assert.That(MoneyOf(TheCase, "cpay_amountatrisk"), Is.EqualTo(12m));
            Assert.That(MoneyOf(TheCase, "cpay_recoveredamount"), Is.EqualTo(30m));
            Assert.That(TheCase.GetAttributeValue<EntityReference>("cpay_transactionid").Id, Is.EqualTo(other));
        });
    }

    [Test]
    public void A_dispute_of_the_only_debt_ends_it()
    {
        var debt = Fail();
        World.Stage(new Entity("cpay_transaction", debt) { ["cpay_disputed"] = true });
        World.RunJobs();
        Assert.That((StatusOf(TheCase), OutcomeOf(TheCase)), Is.EqualTo((CaseStatus.EndedUnpaid, (CaseOutcome?)CaseOutcome.Disputed)));
    }

    [Test]
    public void A_dispute_of_one_of_two_debts_is_a_persons_to_look_at()
    {
        var debt = Fail();
        Fail(amount: 12m);
        World.Stage(new Entity("cpay_transaction", debt) { ["cpay_disputed"] = true });
        World.RunJobs();
        Live(TimeSpan.FromDays(3));
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.WithAPerson));
            Assert.That(Tasks, Has.Count.EqualTo(1));
            Assert.That(TheCase.GetAttributeValue<int>("cpay_attemptsmade"), Is.Zero);
        });
    }

    [Test]
    public void The_charge_of_the_next_period_pays_no_earlier_one()
    {
        var subscription = Subscription(Method());
        var debt = Fail(with: row => OfPeriod(row, subscription, Now));
        var next = Pay(with: row => OfPeriod(row, subscription, Now.AddMonths(1)));
        Live(TimeSpan.FromDays(1));
        Assert.Multiple(() =>
        {
            Assert.That(CaseStates.IsOpen(StatusOf(TheCase)), Is.True);
            Assert.That(MoneyOf(TheCase, "cpay_amountatrisk"), Is.EqualTo(30m));
            Assert.That(Row("cpay_transaction", next).Contains("cpay_originid"), Is.False, "it is its own period's");
            Assert.That(MoneyOf(Row("cpay_transaction", debt), "cpay_paidamount"), Is.Zero);
        });
    }

    [Test]
    public void The_gateways_charge_of_the_next_period_pays_no_earlier_one()
    {
        var subscription = Subscription(Method(), gateway: true, gatewayRetries: true);
        Fail(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        Live(TimeSpan.FromDays(31), TimeSpan.FromHours(12));
        var next = Pay(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        Assert.That((Row("cpay_transaction", next).Contains("cpay_originid"), MoneyOf(TheCase, "cpay_amountatrisk")), Is.EqualTo((false, 30m)));
    }

    [Test]
    public void A_charge_that_the_shop_made_for_the_subscription_pays_it()
    {
        var subscription = Subscription(Method());
        Fail(with: row => OfPeriod(row, subscription, Now));
        Pay(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        Live(TimeSpan.FromDays(1));
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
    }

    [Test]
    public void A_cancelled_subscription_is_not_collected_any_more()
    {
        var subscription = Subscription(Method());
        Fail(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_status"] = new OptionSetValue(192700003) });
        World.RunJobs();
        Assert.That((StatusOf(TheCase), OutcomeOf(TheCase)), Is.EqualTo((CaseStatus.EndedUnpaid, (CaseOutcome?)CaseOutcome.Unpaid)));
    }

    [Test]
    public void Money_that_goes_back_gives_its_task_back_to_who_had_it()
    {
        Fail(DeclineReason.LostOrStolen, with: row => row["cpay_orderreference"] = "A-17");
        Live(TimeSpan.FromDays(15), TimeSpan.FromHours(6));
        var task = Tasks.Single();
        var paid = Pay(with: row => row["cpay_orderreference"] = "A-17");
        var closed = Tasks.Single().GetAttributeValue<OptionSetValue>("statecode").Value;
        World.Stage(new Entity("cpay_transaction", paid) { ["cpay_originid"] = null, ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Failed) });
        World.RunJobs();
        Live(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.Multiple(() =>
        {
            Assert.That((closed, Tasks.Single().Id, Tasks.Single().GetAttributeValue<OptionSetValue>("statecode").Value), Is.EqualTo((1, task.Id, 0)));
            Assert.That(MoneyOf(Tasks.Single(), "cpay_creditedamount"), Is.Zero);
        });
    }

    [Test]
    public void Money_that_goes_back_while_another_case_is_open_is_collected_there()
    {
        var first = Fail(with: row => row["cpay_orderreference"] = "A-17");
        var paid = Pay(with: row => row["cpay_orderreference"] = "A-17");
        var closed = TheCase.Id;
        Fail(amount: 12m, with: row => row["cpay_orderreference"] = "A-18");
        World.Stage(new Entity("cpay_transaction", paid) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Failed), ["cpay_declinereason"] = new OptionSetValue((int)DeclineReason.InsufficientFunds) });
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(1));
        var open = Cases.Single(row => row.Id != closed);
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(Row("cpay_recoverycase", closed)), Is.EqualTo(CaseStatus.Recovered));
            Assert.That(Row("cpay_transaction", first).GetAttributeValue<EntityReference>("cpay_recoverycaseid").Id, Is.EqualTo(open.Id));
            Assert.That((StatusOf(open), MoneyOf(open, "cpay_amountatrisk")), Is.EqualTo((CaseStatus.Active, 42m)));
        });
    }

    [Test]
    public void Money_that_goes_back_is_owed_again()
    {
        Fail(DeclineReason.InsufficientFunds, with: row => row["cpay_orderreference"] = "A-17");
        var paid = Pay(with: row => row["cpay_orderreference"] = "A-17");
        World.Stage(new Entity("cpay_transaction", paid) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Failed), ["cpay_declinereason"] = new OptionSetValue((int)DeclineReason.InsufficientFunds) });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Active));
            Assert.That(MoneyOf(TheCase, "cpay_amountatrisk"), Is.EqualTo(30m));
            Assert.That(OutcomeOf(TheCase), Is.Null);
        });
    }

    private static void OfPeriod(Entity charge, Guid subscription, DateTime due) =>
        (charge["cpay_subscriptionid"], charge["cpay_dueon"]) = (new EntityReference("cpay_subscription", subscription), due);
}
