using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Pipeline;

public sealed class CustomApis
{
    private static readonly CustomApiParameter[] Input = [new("AccountId", 12, false, null), new("Locked", 0, true, null)];
    private static readonly CustomApiParameter[] Output = [new("Balance", 7, false, null), new("Message", 10, false, null), new("Done", 0, false, null)];

    [Test]
    public void Run_their_plugin_at_stage_30_in_the_transaction()
    {
        using var lab = new Laboratory().WithApi("lab_Probe", "AddThree", [new("Fail", 0, true, null)]);
        Assert.That(Faulted.By(() => lab.Admin.Execute(new OrganizationRequest("lab_Probe") { ["Fail"] = true })).Message, Is.EqualTo("Undone."));
        Assert.That(lab.Count(LabTables.Account), Is.Zero);
        lab.Admin.Execute(new OrganizationRequest("lab_Probe"));
        Assert.That(lab.Count(LabTables.Account), Is.EqualTo(3));
    }

    [Test]
    public void Return_what_their_plugin_set_and_defaults_for_the_rest()
    {
        using var lab = new Laboratory().WithApi("lab_AddOne", "AddOne", Input, Output);
        var response = lab.Admin.Execute(new OrganizationRequest("lab_AddOne") { ["AccountId"] = lab.AddAccount(balance: 4) });
        Assert.Multiple(() =>
        {
            Assert.That(response["Balance"], Is.EqualTo(5));
            Assert.That(response["Message"], Is.Null);
            Assert.That(response["Done"], Is.False);
        });
    }

    [Test]
    public void Without_a_plugin_answer_with_default_values()
    {
        using var lab = new Laboratory().WithApi("lab_Event", null, [], Output);
        Assert.That(lab.Admin.Execute(new OrganizationRequest("lab_Event"))["Balance"], Is.Zero);
    }

    [Test]
    public void Refuse_a_missing_parameter_by_its_name()
    {
        using var lab = new Laboratory().WithApi("lab_AddOne", "AddOne", Input, Output);
        Assert.That(Faulted.By(() => lab.Admin.Execute(new OrganizationRequest("lab_AddOne"))).Message, Does.Contain("'AccountId'").And.Contain("missing"));
    }

    [Test]
    public void Refuse_a_parameter_of_another_type()
    {
        using var lab = new Laboratory().WithApi("lab_AddOne", "AddOne", Input, Output);
        var fault = Faulted.By(() => lab.Admin.Execute(new OrganizationRequest("lab_AddOne") { ["AccountId"] = "text" }));
        Assert.That(fault.Message, Does.Contain("'AccountId'").And.Contain("Guid").And.Contain("String"));
    }

    [Test]
    public void Refuse_a_parameter_they_do_not_have()
    {
        using var lab = new Laboratory().WithApi("lab_AddOne", "AddOne", Input, Output);
        var request = new OrganizationRequest("lab_AddOne") { ["AccountId"] = Guid.NewGuid(), ["Acount"] = 1 };
        Assert.That(Faulted.By(() => lab.Admin.Execute(request)).Message, Does.Contain("'Acount'"));
    }

    [Test]
    public void Refuse_an_answer_of_another_type_than_declared()
    {
        using var lab = new Laboratory().WithApi("lab_Wrong", "AnswerWrongly", [], Output);
        Assert.That(Faulted.By(() => lab.Admin.Execute(new OrganizationRequest("lab_Wrong"))).Message, Does.Contain("'Balance'"));
    }

    [Test]
    public void Ask_for_their_privilege_before_the_plugin_runs()
    {
        using var lab = new Laboratory()
            .WithRole("Reader", "prvReadlab_Account Global").WithRole("Writer", "prvWritelab_Log Global")
            .WithApi("lab_AddThree", "AddThree", [], [], privilege: "prvWritelab_Log");
        var reader = lab.Dataverse.As(lab.AddUser("reader@contoso.example", "Reader"));
        var fault = Faulted.By(() => reader.Execute(new OrganizationRequest("lab_AddThree")));
        Assert.Multiple(() =>
        {
            Assert.That(fault.Code(), Is.EqualTo("0x80040220"));
            Assert.That(fault.Message, Does.Contain("prvWritelab_Log"));
            Assert.That(lab.Count(LabTables.Account), Is.Zero);
        });
        lab.Dataverse.As(lab.AddUser("writer@contoso.example", "Writer")).Execute(new OrganizationRequest("lab_AddThree"));
        Assert.That(lab.Count(LabTables.Account), Is.EqualTo(3));
    }

    [Test]
    public void Unknown_to_the_environment_fail_by_name()
    {
        using var lab = new Laboratory();
        Assert.That(Faulted.By(() => lab.Admin.Execute(new OrganizationRequest("lab_Nowhere"))).Message, Does.Contain("'lab_Nowhere'"));
    }

    [Test]
    public void Have_the_calls_of_their_plugin_counted_nested_ones_included()
    {
        using var lab = new Laboratory()
            .WithApi("lab_AddThree", "AddThree")
            .With("WriteLog", "Create", LabTables.Account, 40, "along");
        lab.Admin.Execute(new OrganizationRequest("lab_AddThree"));
        var calls = lab.Dataverse.Metrics.Last("lab_AddThree")!;
        Assert.Multiple(() =>
        {
            Assert.That(calls.Messages, Is.EqualTo(new[] { "ExecuteTransaction", "Create lab_log", "Create lab_log", "Create lab_log" }));
            Assert.That(lab.Dataverse.Metrics.Max("lab_AddThree"), Is.EqualTo(4));
        });
    }
}
