using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Dataverse.Pipeline;

public sealed class Steps
{
    [Test]
    public void Run_by_stage_and_then_by_rank()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 40, "40", rank: 1)
            .With("WriteLog", "Create", LabTables.Account, 20, "20 second", rank: 2)
            .With("WriteLog", "Create", LabTables.Account, 20, "20 first", rank: 1)
            .With("WriteLog", "Create", LabTables.Account, 10, "10", rank: 9);
        lab.AddAccount();
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "10", "20 first", "20 second", "40" }));
    }

    [Test]
    public void Change_the_target_before_it_is_written()
    {
        using var lab = new Laboratory().With("SetColumn", "Create", LabTables.Account, 20, "lab_note=changed");
        Assert.That(lab.Account(lab.AddAccount("given"))["lab_note"], Is.EqualTo("changed"));
    }

    [Test]
    public void Run_on_an_update_only_when_a_filtering_column_is_in_it_changed_or_not()
    {
        using var lab = new Laboratory().With("WriteLog", "Update", LabTables.Account, 40, "ran", filter: ["lab_note"]);
        var id = lab.AddAccount("same");
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_balance"] = 1 });
        Assert.That(lab.Logs(), Is.Empty);
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "same" });
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "ran" }));
    }

    [Test]
    public void See_filtering_columns_that_an_earlier_step_added()
    {
        using var lab = new Laboratory()
            .With("SetColumn", "Update", LabTables.Account, 20, "lab_note=added", rank: 1)
            .With("WriteLog", "Update", LabTables.Account, 20, "saw it", rank: 2, filter: ["lab_note"]);
        lab.Admin.Update(new Entity(LabTables.Account, lab.AddAccount()) { ["lab_balance"] = 1 });
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "saw it" }));
    }

    [Test]
    public void Get_images_with_the_columns_they_registered()
    {
        using var lab = new Laboratory().With("Probe", "Update", LabTables.Account, 40, "probe", images:
        [
            new StepImage("Before", 0, ["lab_balance"], "Target"), new StepImage("After", 1, ["lab_balance", "lab_name"], "Target"), new StepImage("Both", 2, ["lab_balance"], "Target"),
        ]);
        lab.Admin.Update(new Entity(LabTables.Account, lab.AddAccount(balance: 3)) { ["lab_balance"] = 4 });
        Assert.Multiple(() =>
        {
            Assert.That(lab.Seen("probe")["before"], Does.Contain("Before.lab_balance=3").And.Contain("Both.lab_balance=3").And.Not.Contain("lab_name"));
            Assert.That(lab.Seen("probe")["after"], Does.Contain("After.lab_balance=4").And.Contain("After.lab_name=An account").And.Contain("Both.lab_balance=4"));
        });
    }

    [Test]
    public void Get_images_without_the_columns_that_are_empty()
    {
        using var lab = new Laboratory().With("Probe", "Update", LabTables.Account, 20, "probe", images: [new StepImage("Before", 0, ["lab_note"], "Target")]);
        lab.Admin.Update(new Entity(LabTables.Account, lab.AddAccount()) { ["lab_note"] = "now" });
        Assert.That(lab.Seen("probe")["before"], Does.Not.Contain("lab_note"));
    }

    [Test]
    public void Get_the_deleted_row_as_image_before_a_delete()
    {
        using var lab = new Laboratory().With("Probe", "Delete", LabTables.Account, 20, "probe", images: [new StepImage("Before", 0, ["lab_note"], "Target")]);
        lab.Admin.Delete(LabTables.Account, lab.AddAccount("was here"));
        Assert.That(lab.Seen("probe")["before"], Does.Contain("Before.lab_note=was here"));
    }

    [Test]
    public void Hand_shared_variables_from_stage_10_to_20_and_40_through_the_parent_context()
    {
        using var lab = new Laboratory()
            .With("SetColumn", "Create", LabTables.Account, 10, "lab_note=from 10")
            .With("Probe", "Create", LabTables.Account, 40, "probe");
        lab.AddAccount();
        Assert.Multiple(() =>
        {
            Assert.That(lab.Seen("probe")["shared by parent"], Is.EqualTo("from 10"));
            Assert.That(lab.Seen("probe")["parent"], Is.EqualTo("Create 10"));
        });
    }

    [Test]
    public void Hand_shared_variables_from_stage_20_to_40_directly()
    {
        using var lab = new Laboratory()
            .With("SetColumn", "Create", LabTables.Account, 20, "lab_note=from 20")
            .With("Probe", "Create", LabTables.Account, 40, "probe");
        lab.AddAccount();
        Assert.That(lab.Seen("probe")["shared"], Is.EqualTo("from 20"));
    }

    [Test]
    public void Find_the_callers_tag_among_the_shared_variables()
    {
        using var lab = new Laboratory().With("Probe", "Create", LabTables.Account, 20, "probe");
        lab.Admin.Execute(new CreateRequest { Target = new Entity(LabTables.Account), ["tag"] = "batch 7" });
        Assert.That(lab.Seen("probe")["tag"], Is.EqualTo("batch 7"));
        lab.Dataverse.Execute(new CreateRequest { Target = new Entity(LabTables.Account) }, new Caller(lab.Dataverse.AdministratorId) { Tag = "query 8" });
        Assert.That(lab.Seen("probe")["tag"], Is.EqualTo("query 8"));
    }

    [Test]
    public void Count_depth_and_see_who_triggered_them()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 40, "trigger")
            .With("Probe", "Create", LabTables.Log, 40, "nested");
        lab.AddAccount();
        Assert.That(lab.Seen("nested")["depth"], Is.EqualTo("2"));
    }

    [Test]
    public void That_trigger_themselves_without_end_are_stopped_at_depth_eight()
    {
        using var lab = new Laboratory()
            .With("Recurse", "Update", LabTables.Account, 40)
            .With("Probe", "Update", LabTables.Account, 20, "probe");
        var id = lab.AddAccount("untouched");
        var fault = Faulted.By(() => lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "start" }));
        Assert.Multiple(() =>
        {
            Assert.That(fault.Code(), Is.EqualTo("0x80044182"));
            Assert.That(lab.Seen("probe")["depth"], Is.EqualTo("8"));
            Assert.That(lab.Account(id)["lab_note"], Is.EqualTo("untouched"));
        });
    }

    [Test]
    public void Run_as_the_user_they_impersonate_and_still_know_who_started()
    {
        using var lab = new Laboratory().With("Probe", "Create", LabTables.Account, 40, "probe", runAs: new Guid("0c0ffee0-0000-4000-8000-000000000010"));
        lab.AddAccount();
        Assert.Multiple(() =>
        {
            Assert.That(lab.Seen("probe")["user"], Is.EqualTo(lab.Dataverse.SystemUserId.ToString()));
            Assert.That(lab.Seen("probe")["initiating"], Is.EqualTo(lab.Dataverse.AdministratorId.ToString()));
        });
    }

    [Test]
    public void Act_as_SYSTEM_without_a_user_and_as_themselves_with_the_empty_one()
    {
        using var lab = new Laboratory()
            .WithRole("Clerk", "prvCreatelab_Account Basic", "prvCreatelab_Log Global", "prvReadlab_Log Global")
            .With("WriteAsEach", "Create", LabTables.Account, 40, "0c0ffee0-0000-4000-8000-000000000011");
        var clerk = lab.AddUser("clerk@contoso.example", "Clerk");
        lab.Dataverse.As(clerk).Create(new Entity(LabTables.Account));
        var creators = lab.Admin.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression(LabTables.Log) { ColumnSet = new("lab_name", "createdby") }).Entities
            .ToDictionary(row => (string)row["lab_name"], row => ((EntityReference)row["createdby"]).Id);
        Assert.That(creators, Is.EquivalentTo(new Dictionary<string, Guid>
        {
            ["as the user"] = clerk,
            ["as SYSTEM"] = lab.Dataverse.SystemUserId,
            ["as somebody"] = lab.Dataverse.AdministratorId,
        }));
    }

    [Test]
    public void Fail_by_name_when_there_is_no_plugin_assembly()
    {
        using var lab = new Laboratory { WithoutAssembly = true }.With("WriteLog", "Create", LabTables.Account, 40, "x");
        Assert.That(Faulted.By(() => lab.AddAccount()).Message, Does.Contain("EmbeddedDataverseOptions.PluginAssembly"));
    }

    [Test]
    public void Fail_by_name_when_the_assembly_lacks_their_class()
    {
        using var lab = new Laboratory().With("Missing", "Create", LabTables.Account, 40);
        Assert.That(Faulted.By(() => lab.AddAccount()).Message, Does.Contain("TestPlugins.Missing"));
    }

    [Test]
    public void On_messages_that_are_not_emulated_are_refused_when_the_solution_is_opened()
    {
        using var lab = new Laboratory().With("Probe", "Merge", LabTables.Account, 40);
        Assert.That(() => lab.Dataverse, Throws.InvalidOperationException.With.Message.Contains("Merge"));
    }

    [Test]
    public void Named_as_bypassed_do_not_run_for_that_request()
    {
        using var lab = new Laboratory().With("WriteLog", "Create", LabTables.Account, 20, "runs").With("WriteLog", "Create", LabTables.Account, 20, "bypassed");
        lab.Admin.Execute(Bypassing(lab));
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "runs" }));
        lab.AddAccount();
        Assert.That(lab.Logs(), Has.Member("bypassed"));
    }

    [Test]
    public void Are_not_bypassed_without_the_privilege_for_it()
    {
        using var lab = new Laboratory().With("WriteLog", "Create", LabTables.Account, 20, "ran").WithRole("Clerk", "prvCreatelab_Account Global", "prvReadlab_Account Global");
        var clerk = lab.AddUser("clerk@contoso.example", "Clerk");
        Assert.That(Faulted.By(() => lab.Dataverse.As(clerk).Execute(Bypassing(lab))).Message, Does.Contain("prvBypassCustomBusinessLogic"));
    }

    private static CreateRequest Bypassing(Laboratory lab) =>
        new() { Target = new Entity(LabTables.Account) { ["lab_name"] = "moved" }, ["BypassBusinessLogicExecutionStepIds"] = lab.LastStepId.ToString() };
}
