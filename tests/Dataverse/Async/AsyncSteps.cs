using CrmPayments.Emulator.Dataverse.Async;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Async;

public sealed class AsyncSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Run_after_the_commit_and_not_before()
    {
        using var lab = new Laboratory().With("WriteLog", "Create", LabTables.Account, 40, "later", async: true);
        lab.AddAccount();
        Assert.That(lab.Logs(), Is.Empty);
        Assert.That(lab.Dataverse.Jobs.RunPending(), Is.EqualTo(1));
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "later" }));
    }

    [Test]
    public void Of_a_request_that_is_rolled_back_never_run()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Log, 40, "never", async: true)
            .With("WriteLog", "Create", LabTables.Account, 20, "trigger")
            .With("Refuse", "Create", LabTables.Account, 40);
        Faulted.By(() => lab.AddAccount("refuse"));
        Assert.That(lab.Dataverse.Jobs.RunPending(), Is.Zero);
        Assert.That(lab.Dataverse.Jobs.List(), Is.Empty);
    }

    [Test]
    public void See_the_images_and_the_caller_as_they_were_and_no_transaction()
    {
        using var lab = new Laboratory().With("Probe", "Update", LabTables.Account, 40, "probe", async: true,
            images: [new StepImage("Before", 0, ["lab_balance"], "Target"), new StepImage("After", 1, ["lab_balance"], "Target")]);
        var id = lab.AddAccount(balance: 1);
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_balance"] = 2 });
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "x" });
        lab.Dataverse.Jobs.RunPending();
        var seen = lab.Dataverse.Traces.Latest().First(trace => trace.Text.Contains("name: probe", StringComparison.Ordinal)).Text;
        Assert.Multiple(() =>
        {
            Assert.That(seen, Does.Contain("Before.lab_balance=1").And.Contain("After.lab_balance=2"));
            Assert.That(seen, Does.Contain("transaction: False").And.Contain("mode: 1"));
            Assert.That(seen, Does.Contain($"user: {lab.Dataverse.AdministratorId}"));
            Assert.That(seen, Does.Contain("parent: Update 10"));
        });
    }

    [Test]
    public void That_ask_for_a_retry_are_run_four_times_with_growing_waits_and_then_fail()
    {
        using var lab = new Laboratory().With("RetryAlways", "Create", LabTables.Account, 40, async: true);
        lab.AddAccount();
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 6; i++)
        {
            lab.Dataverse.Jobs.RunPending();
            var job = lab.Dataverse.Jobs.List().Single();
            if (job.PostponedUntil is { } until)
            {
                waits.Add(until - lab.Clock.GetUtcNow().UtcDateTime);
                lab.Clock.Advance(waits[^1]);
            }
        }

        var ended = lab.Dataverse.Jobs.List().Single();
        Assert.Multiple(() =>
        {
            Assert.That(lab.Logs(), Has.Length.EqualTo(4));
            Assert.That(waits, Has.Count.EqualTo(3).And.Ordered.Ascending);
            Assert.That(ended.State, Is.EqualTo(AsyncJobState.Failed));
            Assert.That(ended.Tries, Is.EqualTo(4));
            Assert.That(ended.Error, Is.EqualTo("Later."));
        });
    }

    [Test]
    public void That_fail_otherwise_are_not_tried_again()
    {
        using var lab = new Laboratory().With("Crash", "Create", LabTables.Account, 40, async: true);
        lab.AddAccount();
        lab.Dataverse.Jobs.RunPending();
        lab.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(lab.Dataverse.Jobs.RunPending(), Is.Zero);
        Assert.That(lab.Dataverse.Jobs.List().Single(), Has.Property("State").EqualTo(AsyncJobState.Failed).And.Property("Error").Contains("A bug."));
    }

    [Test]
    public void Keep_what_they_wrote_before_they_failed()
    {
        using var lab = new Laboratory().With("RetryAlways", "Create", LabTables.Account, 40, async: true);
        lab.AddAccount();
        lab.Dataverse.Jobs.RunPending();
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "try" }));
    }

    [Test]
    public void With_autodelete_leave_no_job_behind_when_they_succeed()
    {
        using var lab = new Laboratory().With("WriteLog", "Create", LabTables.Account, 40, "done", async: true, autoDelete: true);
        lab.AddAccount();
        Assert.That(lab.Dataverse.Jobs.List().Single().State, Is.EqualTo(AsyncJobState.WaitingForResources));
        lab.Dataverse.Jobs.RunPending();
        Assert.That(lab.Dataverse.Jobs.List(), Is.Empty);
    }

    [Test]
    public void Are_run_twice_when_a_test_asks_for_at_least_once()
    {
        using var lab = new Laboratory().With("WriteLog", "Create", LabTables.Account, 40, "again", async: true);
        lab.Hooks.RunJobsTwice = true;
        lab.AddAccount();
        lab.Dataverse.Jobs.RunPending();
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "again", "again" }));
    }

    [Test]
    public void Count_on_the_depth_of_what_triggered_them()
    {
        using var lab = new Laboratory().With("Recurse", "Update", LabTables.Account, 40, async: true);
        lab.Admin.Update(new Entity(LabTables.Account, lab.AddAccount()) { ["lab_note"] = "start" });
        var runs = lab.Dataverse.Jobs.RunPending();
        Assert.Multiple(() =>
        {
            Assert.That(runs, Is.EqualTo(8));
            Assert.That(lab.Dataverse.Jobs.List()[^1].State, Is.EqualTo(AsyncJobState.Failed));
        });
    }

    [Test]
    public async Task Are_run_by_workers_in_the_background()
    {
        using var lab = new Laboratory { AsyncWorkers = 3 }.With("WriteLog", "Create", LabTables.Account, 40, "done", async: true);
        for (var i = 0; i < 20; i++)
        {
            lab.AddAccount();
        }

        await lab.Dataverse.Jobs.WhenIdleAsync(Patience);
        Assert.That(lab.Logs(), Has.Length.EqualTo(20));
    }

    [Test]
    public void Have_their_calls_counted_under_their_class()
    {
        using var lab = new Laboratory().With("WriteLog", "Create", LabTables.Account, 40, "done", async: true);
        lab.AddAccount();
        lab.Dataverse.Jobs.RunPending();
        Assert.That(lab.Dataverse.Metrics.Last(TestPluginTypes.Namespace + "WriteLog")!.Messages, Is.EqualTo(new[] { "Create lab_log" }));
    }
}
