using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Pipeline;

public sealed class Contention
{
    private static readonly CustomApiParameter[] Input = [new("AccountId", 12, false, null), new("Locked", 0, true, null)];
    private static readonly CustomApiParameter[] Output = [new("Balance", 7, false, null)];

    [Test]
    public void Fifty_parallel_requests_that_lock_the_row_first_never_lose_an_update()
    {
        using var lab = new Laboratory().WithApi("lab_AddOne", "AddOne", Input, Output);
        var id = lab.AddAccount();
        var answers = Enumerable.Range(0, 50).AsParallel().WithDegreeOfParallelism(16)
            .Select(_ => (int)lab.Admin.Execute(Add(id, locked: true))["Balance"]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(lab.Account(id)["lab_balance"], Is.EqualTo(50));
            Assert.That(answers, Is.Unique);
            Assert.That(lab.Hooks.UnlockedUpdates, Is.Empty);
        });
    }

    [Test]
    public void A_row_that_is_read_and_then_updated_without_a_lock_is_reported()
    {
        using var lab = new Laboratory().WithApi("lab_AddOne", "AddOne", Input, Output);
        var id = lab.AddAccount();
        lab.Admin.Execute(Add(id, locked: false));
        Assert.That(lab.Hooks.UnlockedUpdates.Single().Id, Is.EqualTo(id));
    }

    [Test]
    public void Parallel_upserts_of_one_key_make_one_row()
    {
        using var lab = new Laboratory();
        Enumerable.Range(0, 20).AsParallel().WithDegreeOfParallelism(10).ForAll(number =>
            lab.Admin.Execute(new Microsoft.Xrm.Sdk.Messages.UpsertRequest { Target = new Entity(LabTables.Account, "lab_code", "one") { ["lab_balance"] = number } }));
        Assert.That(lab.Count(LabTables.Account), Is.EqualTo(1));
    }

    [Test]
    public void An_injected_sql_timeout_fails_one_request_and_leaves_nothing()
    {
        using var lab = new Laboratory();
        lab.Hooks.TimeOut("Create", LabTables.Account);
        Assert.That(Faulted.By(() => lab.AddAccount()).Code(), Is.EqualTo("0x80044151"));
        lab.AddAccount();
        Assert.That(lab.Count(LabTables.Account), Is.EqualTo(1));
    }

    [Test]
    public void An_injected_deadlock_undoes_the_whole_request()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 20, "undone")
            .With("Recurse", "Create", LabTables.Account, 40);
        lab.Hooks.Deadlock("Update", LabTables.Account);
        var fault = Faulted.By(() => lab.AddAccount());
        Assert.Multiple(() =>
        {
            Assert.That(fault.Code(), Is.EqualTo("0x80044150"));
            Assert.That(fault.Message, Does.Contain("1205"));
            Assert.That(lab.Logs(), Is.Empty);
        });
    }

    private static OrganizationRequest Add(Guid id, bool locked) => new("lab_AddOne") { ["AccountId"] = id, ["Locked"] = locked };
}
