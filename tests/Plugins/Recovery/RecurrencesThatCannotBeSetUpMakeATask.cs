using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A bank-account recurrence that could not be set up becomes a person's task (C40).</summary>
internal sealed class RecurrencesThatCannotBeSetUpMakeATask : TaskTests
{
    [Test]
    public void With_all_that_a_person_needs([Values] SetupProblem problem)
    {
        var answer = Report(Subscription(40m, "Donations"), problem, "The bank said: 08");
        World.RunJobs();
        var task = OnlyTask;
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Recorded"));
            Assert.That(answer["RecoveryTaskId"], Is.EqualTo(task.Id));
            Assert.That(task["subject"], Is.EqualTo($"Bank recurrence could not be set up 1: 40.00\u00A0{Gateways[1].CurrencyCode}, Olivia Bennett"));
            Assert.That(task["cpay_number"], Does.Match("^RT-[0-9]{6}$"));
            Assert.That(Value<TaskKind>(task, "cpay_kind"), Is.EqualTo(TaskKind.SetupFailed));
            Assert.That(Value<SetupProblem>(task, "cpay_setupproblem"), Is.EqualTo(problem));
            Assert.That(Value<DeclineReason>(task, "cpay_reason"), Is.EqualTo(problem switch { SetupProblem.AccountBlocked => DeclineReason.AccountFrozen, SetupProblem.WrongHolderId => null, _ => DeclineReason.InvalidAccount }));
            Assert.That(task["cpay_incometype"], Is.EqualTo("Donations"));
            Assert.That(task["description"], Is.EqualTo("The bank said: 08"));
            Assert.That(task["cpay_suggestion"], Has.Length.GreaterThan(20));
            Assert.That(task.GetAttributeValue<EntityReference>("regardingobjectid").Id, Is.EqualTo(World.Customer));
            Assert.That(task.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
            Assert.That(task["scheduledend"], Is.EqualTo(World.Clock.GetUtcNow().UtcDateTime.AddHours(24)));
        });
    }

    [Test]
    public void Once_however_often_it_is_told()
    {
        var subscription = Subscription();
        Report(subscription, SetupProblem.WrongAccountNumber);
        var again = Report(subscription, SetupProblem.WrongHolderId, "The holder is another");
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(again["Outcome"], Is.EqualTo("Duplicate"));
            Assert.That(Value<SetupProblem>(OnlyTask, "cpay_setupproblem"), Is.EqualTo(SetupProblem.WrongHolderId));
            Assert.That(OnlyTask["description"], Is.EqualTo("The holder is another"));
        });
    }

    [Test]
    public void When_somebody_marks_the_subscription_and_no_more_when_it_works_again()
    {
        var subscription = Subscription();
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_status"] = new OptionSetValue((int)SubscriptionStatus.SetUpFailed), ["cpay_problem"] = "No such account" });
        World.RunJobs();
        Assert.That(OnlyTask["description"], Is.EqualTo("No such account"));
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_status"] = new OptionSetValue((int)SubscriptionStatus.Active) });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Value<TaskOutcome>(OnlyTask, "cpay_outcome"), Is.EqualTo(TaskOutcome.DataCorrected));
            Assert.That(OnlyTask.GetAttributeValue<OptionSetValue>("statecode").Value, Is.EqualTo(1));
            Assert.That(OnlyTask.Contains("cpay_openkey"), Is.False);
        });
    }

    [Test]
    public void That_a_job_which_comes_late_does_not_close()
    {
        var subscription = Subscription();
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_status"] = new OptionSetValue((int)SubscriptionStatus.Suspended) });
        Report(subscription);
        World.RunJobs();
        Assert.That(OnlyTask.GetAttributeValue<OptionSetValue>("statecode").Value, Is.Zero);
    }

    [TestCase(DeclineReason.InvalidAccount, SetupProblem.WrongAccountNumber)]
    [TestCase(DeclineReason.AccountFrozen, SetupProblem.AccountBlocked)]
    [TestCase(DeclineReason.AccountClosed, SetupProblem.AccountBlocked)]
    [TestCase(DeclineReason.NotPermitted, SetupProblem.NoSuchProduct)]
    public void When_the_first_debit_says_so(DeclineReason reason, SetupProblem problem)
    {
        var subscription = Subscription(method: Method(PaymentMethodKind.BankAccount));
        var charge = Debit(subscription, ChargeStatus.Declined, reason);
        World.RunJobs();
        var task = Tasks.Single(one => Value<TaskKind>(one, "cpay_kind") == TaskKind.SetupFailed);
        Assert.Multiple(() =>
        {
            Assert.That(Value<SetupProblem>(task, "cpay_setupproblem"), Is.EqualTo(problem));
            Assert.That(Value<DeclineReason>(task, "cpay_reason"), Is.EqualTo(reason));
            Assert.That(task.GetAttributeValue<EntityReference>("cpay_transactionid").Id, Is.EqualTo(charge));
            Assert.That(Value<SubscriptionStatus>(World.Rows("cpay_subscription", "cpay_subscriptionid", subscription).Single(), "cpay_status"), Is.EqualTo(SubscriptionStatus.SetUpFailed));
        });
    }

    [TestCase(PaymentMethodKind.BankAccount, DeclineReason.InsufficientFunds, false, TestName = "But_not_when_the_account_is_only_empty")]
    [TestCase(PaymentMethodKind.Card, DeclineReason.InvalidAccount, false, TestName = "But_not_for_a_card")]
    [TestCase(PaymentMethodKind.BankAccount, DeclineReason.AccountClosed, true, TestName = "But_not_when_a_debit_has_worked_before")]
    public void Not(PaymentMethodKind kind, DeclineReason reason, bool worked)
    {
        var subscription = Subscription(method: Method(kind));
        if (worked) Debit(subscription, ChargeStatus.Settled, null);
        Debit(subscription, ChargeStatus.Declined, reason);
        World.RunJobs();
        Assert.That(Tasks.Where(one => Value<TaskKind>(one, "cpay_kind") == TaskKind.SetupFailed), Is.Empty);
    }

    [Test]
    public void Which_the_money_closes()
    {
        var subscription = Subscription(40m, method: Method(PaymentMethodKind.BankAccount));
        Report(subscription);
        World.RunJobs();
        var charge = Debit(subscription, ChargeStatus.Settled, null);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Value<TaskOutcome>(OnlyTask, "cpay_outcome"), Is.EqualTo(TaskOutcome.MoneyArrived));
            Assert.That(OnlyTask.GetAttributeValue<EntityReference>("cpay_paidbyid").Id, Is.EqualTo(charge));
            Assert.That(OnlyTask.GetAttributeValue<Money>("cpay_creditedamount").Value, Is.EqualTo(40m));
            Assert.That(OnlyTask.Contains("cpay_creditedto"), Is.False, "nobody had worked on it");
        });
    }

    [Test]
    public void But_not_for_one_that_has_ended_nor_with_card_data()
    {
        var ended = Subscription();
        World.System.Update(new Entity("cpay_subscription", ended) { ["cpay_status"] = new OptionSetValue((int)SubscriptionStatus.Cancelled) });
        Assert.Multiple(() =>
        {
            Assert.That(Report(ended)["Outcome"], Is.EqualTo("Denied"));
            Assert.That(Report(Subscription(), text: "Card 4242 4242 4242 4242")["Outcome"], Is.EqualTo("Denied"));
            Assert.That(Report(Guid.NewGuid())["Outcome"], Is.EqualTo("Denied"));
            Assert.That(Tasks, Is.Empty);
            Assert.That(() => Report(Subscription(), user: World.Agent), Throws.Exception, "only who may write subscriptions");
            Assert.That(() => Report(Subscription(), (SetupProblem)5), Throws.Exception);
        });
    }

    private Guid Method(PaymentMethodKind kind) => World.System.Create(new Entity("cpay_paymentmethod")
    {
        ["cpay_name"] = "Account",
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
        ["cpay_token"] = Guid.NewGuid().ToString("N"),
        ["cpay_kind"] = new OptionSetValue((int)kind),
    });

    private Guid Debit(Guid subscription, ChargeStatus status, DeclineReason? reason) => World.System.Create(new Entity("cpay_transaction")
    {
        ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
        ["cpay_gatewaytransactionid"] = $"pi_{Guid.NewGuid():N}",
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_paymentmethodid"] = World.Rows("cpay_subscription", "cpay_subscriptionid", subscription).Single().GetAttributeValue<EntityReference>("cpay_paymentmethodid"),
        ["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription),
        ["cpay_amount"] = new Money(40m),
        ["transactioncurrencyid"] = Currency,
        ["cpay_status"] = new OptionSetValue((int)status),
        ["cpay_declinereason"] = reason is { } why ? new OptionSetValue((int)why) : null,
        ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime,
        ["ownerid"] = new EntityReference("systemuser", World.Agent),
    });
}
