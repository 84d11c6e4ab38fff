using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A case that a person has in hand goes by what they say when their task is done: it never waits for a task that nobody has.</summary>
internal sealed class WhatAPersonSays : AttackTests
{
    [TestCase(TaskOutcome.DoesNotPay)]
    [TestCase(TaskOutcome.NoLongerNeeded)]
    public async Task Ends_a_case_that_nobody_will_pay(TaskOutcome said)
    {
        var debtor = await WithAPersonAsync();
        Done(debtor, said);
        Assert.That((debtor.Status, debtor.Outcome, debtor.OpenTasks.Count), Is.EqualTo((CaseStatus.EndedUnpaid, (CaseOutcome?)CaseOutcome.Unpaid, 0)));
    }

    [TestCase(TaskOutcome.PaysLater)]
    [TestCase(TaskOutcome.NotReached)]
    [TestCase(TaskOutcome.PartArrived)]
    public async Task Comes_back_to_them_after_a_week(TaskOutcome said)
    {
        var debtor = await WithAPersonAsync();
        Done(debtor, said);
        Live(TimeSpan.FromDays(6), TimeSpan.FromDays(1));
        Assert.That((debtor.Status, debtor.OpenTasks.Count), Is.EqualTo((CaseStatus.WithAPerson, 0)), "they have their week");
        Live(TimeSpan.FromDays(2), TimeSpan.FromDays(1));
        Assert.That((debtor.Status, debtor.OpenTasks.Count), Is.EqualTo((CaseStatus.WithAPerson, 1)));
    }

    [Test]
    public async Task Tries_a_method_that_was_updated()
    {
        var debtor = await WithAPersonAsync();
        World.System.Update(new Entity("cpay_paymentmethod", debtor.Debt.Method) { ["cpay_expirymonth"] = 12, ["cpay_expiryyear"] = 2031 });
        Done(debtor, TaskOutcome.MethodUpdated);
        Assert.That((debtor.Status, await debtor.Debt.TakenAsync()), Is.EqualTo((CaseStatus.Recovered, new[] { Owed })));
    }

    [Test]
    public async Task Does_not_try_new_data_of_a_customer_who_denies_the_debt()
    {
        var debtor = await WithAPersonAsync();
        World.Call("cpay_LogRecoveryCall", World.Agent, ("RecoveryTaskId", debtor.OpenTasks.Single().Id), ("Result", new OptionSetValue((int)ContactResult.Disputes)), ("Comment", "Never ordered it"));
        World.System.Update(new Entity("cpay_paymentmethod", debtor.Debt.Method) { ["cpay_expirymonth"] = 12, ["cpay_expiryyear"] = 2031 });
        World.RunJobs();
        Live(TimeSpan.FromDays(15), TimeSpan.FromDays(1));
        Assert.That((debtor.Status, debtor.Debt.Tries.Count), Is.EqualTo((CaseStatus.WithAPerson, 0)));
        debtor.AssertNeverStuck("denied");
    }

    [Test]
    public async Task Is_asked_again_when_their_task_was_cancelled()
    {
        var debtor = await WithAPersonAsync();
        World.System.Update(new Entity("cpay_recoverytask", debtor.OpenTasks.Single().Id) { ["statecode"] = new OptionSetValue(2) });
        Live(TimeSpan.FromDays(8), TimeSpan.FromDays(1));
        debtor.AssertNeverStuck("cancelled");
        Assert.That(debtor.OpenTasks, Has.Count.EqualTo(1));
    }

    private async Task<Debtor> WithAPersonAsync()
    {
        World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "A person at once", ["cpay_priority"] = 1 });
        var debtor = await DebtorAsync(DeclineReason.InsufficientFunds);
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That((debtor.Status, debtor.OpenTasks.Count), Is.EqualTo((CaseStatus.WithAPerson, 1)));
        return debtor;
    }

    private void Done(Debtor debtor, TaskOutcome said)
    {
        World.System.Update(new Entity("cpay_recoverytask", debtor.OpenTasks.Single().Id) { ["statecode"] = new OptionSetValue(1), ["cpay_outcome"] = new OptionSetValue((int)said) });
        World.RunJobs();
        for (var minutes = 0; minutes < 10; minutes += 2) World.Pass(TimeSpan.FromMinutes(2));
    }
}
