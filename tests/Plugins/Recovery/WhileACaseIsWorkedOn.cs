using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>
/// Something else happens before every single request of the job that takes a case's step, and of those that follow: a person, a
/// notification, another clock. Whoever comes second sees what the first one did.
/// </summary>
internal sealed class WhileACaseIsWorkedOn : AttackTests
{
    [Test]
    public Task A_person_tries_it_and_it_is_charged_once() => MeanwhileAsync(
        debtor => debtor.Debt.Retry(),
        async debtor =>
        {
            Assert.That(await debtor.Debt.TakenAsync(), Is.EqualTo(new[] { Owed }));
            Assert.That(debtor.Status, Is.EqualTo(CaseStatus.Recovered));
        });

    [Test]
    public Task The_customer_pays_in_the_shop_and_nothing_is_tried_or_a_person_gives_it_back() => MeanwhileAsync(
        debtor =>
        {
            debtor.Meanwhile = debtor.Debt.Tries.Count == 0 ? "not tried" : ChargeStates.HasMoney(TestDebt.StatusOf(debtor.Debt.OnlyTry)) ? "collected" : "under way";
            var paid = Charge(ChargeStatus.Captured, Owed);
            paid["cpay_customerid"] = new EntityReference("contact", debtor.Id);
            paid["cpay_orderreference"] = "A-17";
            World.System.Create(paid);
            World.RunJobs();
        },
        async debtor =>
        {
            Assert.That(debtor.Status, Is.EqualTo(CaseStatus.Recovered));
            var taken = await debtor.Debt.TakenAsync();
            Assert.That(taken.Count, Is.LessThanOrEqualTo(debtor.Meanwhile == "not tried" ? 0 : 1), "no try is made of what is paid");
            if (debtor.Meanwhile == "under way") Assert.That(World.Rows("task", "regardingobjectid", debtor.Id), Has.Count.EqualTo(taken.Count), "it was on its way at that moment");
        });

    [Test]
    public Task Somebody_pauses_it_and_it_rests_with_whatever_had_been_sent() => MeanwhileAsync(
        debtor => debtor.Meanwhile = (string)World.Call("cpay_PauseRecovery", World.Agent, ("RecoveryCaseId", debtor.Case.Id), ("Until", Now.AddDays(20)))["Outcome"],
        async debtor =>
        {
            var taken = await debtor.Debt.TakenAsync();
            Assert.That(taken.Count, Is.LessThanOrEqualTo(1));
            if (debtor.Meanwhile == "Accepted" && taken.Count == 0) Assert.That(debtor.Status, Is.EqualTo(CaseStatus.Paused));
            else Assert.That(debtor.Status, Is.EqualTo(CaseStatus.Recovered));
        });

    [Test]
    public Task Another_charge_fails_and_joins_it() => MeanwhileAsync(
        debtor =>
        {
            var row = Charge(ChargeStatus.Declined, 20m);
            row["cpay_customerid"] = new EntityReference("contact", debtor.Id);
            row["cpay_declinereason"] = new OptionSetValue((int)DeclineReason.ProcessingError);
            row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", debtor.Debt.Method);
            row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.MerchantUnscheduled);
            World.System.Create(row);
            World.RunJobs();
        },
        debtor =>
        {
            Assert.That(debtor.Charges.Where(charge => !charge.Contains("cpay_originid")).Select(charge => MoneyOf(charge, "cpay_owedamount")), Is.EqualTo(new[] { 0m, 0m }));
            Assert.That(debtor.Cases.Select(Debtor.StatusOf), Is.All.EqualTo(CaseStatus.Recovered));
            return Task.CompletedTask;
        });

    [Test]
    public Task Another_clock_does_the_same_and_nothing_is_done_twice() => MeanwhileAsync(
        debtor =>
        {
            World.System.Execute(new Microsoft.Xrm.Sdk.Messages.UpdateRequest { Target = new Entity("cpay_recoverycase", debtor.Case.Id) { ["cpay_actionrequestedon"] = Now }, ["BypassBusinessLogicExecutionStepIds"] = Clone.StepId("CrmPayments.Plugins.Access.OnlyTheModule: Update of cpay_recoverycase") });
            World.RunJobs();
        },
        async debtor =>
        {
            Assert.That(await debtor.Debt.TakenAsync(), Is.EqualTo(new[] { Owed }));
            Assert.That((debtor.Status, debtor.Debt.Tries.Count), Is.EqualTo((CaseStatus.Recovered, 1)));
        });

    [Test]
    public async Task Every_job_that_the_platform_runs_twice_does_its_work_once()
    {
        World.Hooks.RunJobsTwice = true;
        var debtor = await DebtorAsync();
        foreach (var minutes in new[] { 0, 1, 6, 6, 30, 24 * 60 }) World.Pass(TimeSpan.FromMinutes(minutes));
        Assert.That((await debtor.Debt.TakenAsync(), debtor.Status, debtor.Debt.Tries.Count), Is.EqualTo((new[] { Owed }, CaseStatus.Recovered, 1)));
    }

    [Test]
    public async Task Two_clocks_and_two_job_servers_at_once_open_one_case_and_try_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var debtor = await DebtorAsync();
            var other = Charge(ChargeStatus.Declined, 20m);
            foreach (var column in new[] { "cpay_customerid", "cpay_paymentmethodid", "cpay_declinereason", "cpay_initiator" }) other[column] = debtor.Debt.Row[column];
            World.System.Create(other);
            await ServersAsync();
            foreach (var minutes in new[] { 1, 6, 6, 30 })
            {
                World.Clock.Advance(TimeSpan.FromMinutes(minutes));
                Parallel.For(0, 2, _ => World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId));
                await ServersAsync();
                debtor.AssertNeverStuck($"round {round}, {minutes} minutes");
            }

            World.RunJobs();
            Assert.That((await debtor.Debt.TakenAsync(), debtor.Status), Is.EqualTo((new[] { Owed }, CaseStatus.Recovered)), $"round {round}");
        }
    }

    private Task<int[]> ServersAsync() => Task.WhenAll(Task.Run(World.RunJobs), Task.Run(World.RunJobs), Task.Run(World.RunJobs));

    private async Task MeanwhileAsync(Action<Debtor> other, Func<Debtor, Task> holds)
    {
        var moments = await AtEveryMomentAsync(async moment =>
        {
            var debtor = await DebtorAsync(with: row => row["cpay_orderreference"] = "A-17");
            World.RunJobs();
            World.Pass(TimeSpan.FromMinutes(1));
            var happened = false;
            World.Hooks.InterruptAsyncStepAt(moment, () =>
            {
                happened = true;
                Task.Run(() => other(debtor)).GetAwaiter().GetResult();
            });
            foreach (var minutes in new[] { 6, 6, 20, 24 * 60 })
            {
                World.Pass(TimeSpan.FromMinutes(minutes));
                debtor.AssertNeverStuck($"moment {moment}, after {minutes} minutes");
            }

            World.Hooks.SpareAsyncSteps();
            if (happened) await holds(debtor);
            return !happened;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(6));
    }
}
