using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Dataverse.Pipeline;

public sealed class Transactions
{
    private const string TransactionCountReduced = "0x8009000C";
    private const string NoActiveTransaction = "0x80040251";

    [Test]
    public void A_refusal_in_a_sync_step_undoes_everything_the_request_wrote()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 20, "before")
            .With("WriteLog", "Create", LabTables.Account, 40, "after", rank: 1)
            .With("Refuse", "Create", LabTables.Account, 40, rank: 2);
        var fault = Faulted.By(() => lab.AddAccount("refuse"));
        Assert.Multiple(() =>
        {
            Assert.That(fault.Message, Is.EqualTo("Refused by the rule."));
            Assert.That(fault.Code(), Is.EqualTo("0x80040265"));
            Assert.That(fault.ErrorDetails["SubErrorCode"], Is.EqualTo("4021"));
            Assert.That(lab.Count(LabTables.Account) + lab.Count(LabTables.Log), Is.Zero);
        });
    }

    [Test]
    public void A_bug_in_a_plugin_is_an_unexpected_isv_error_and_undoes_everything()
    {
        using var lab = new Laboratory().With("Crash", "Create", LabTables.Account, 40);
        var fault = Faulted.By(() => lab.AddAccount());
        Assert.Multiple(() =>
        {
            Assert.That(fault.Code(), Is.EqualTo("0x80040224"));
            Assert.That(fault.Message, Does.Contain("System.NotSupportedException: A bug."));
            Assert.That(lab.Count(LabTables.Account), Is.Zero);
        });
    }

    [Test]
    public void What_a_top_level_stage_10_step_wrote_survives_a_later_refusal()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 10, "survives")
            .With("WriteLog", "Create", LabTables.Account, 20, "is undone", rank: 1)
            .With("Refuse", "Create", LabTables.Account, 20, rank: 2);
        Faulted.By(() => lab.AddAccount("refuse"));
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "survives" }));
    }

    [Test]
    public void A_stage_10_step_of_a_nested_request_is_undone_with_the_rest()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 20, "nested")
            .With("Probe", "Create", LabTables.Log, 10, "nested probe")
            .With("Refuse", "Create", LabTables.Account, 40);
        Faulted.By(() => lab.AddAccount("refuse"));
        Assert.Multiple(() =>
        {
            Assert.That(lab.Seen("nested probe")["transaction"], Is.EqualTo("True"));
            Assert.That(lab.Logs(), Is.Empty);
        });
    }

    [Test]
    public void Returning_after_a_swallowed_fault_is_refused_as_a_reduced_transaction_count()
    {
        using var lab = new Laboratory().With("Swallow", "Create", LabTables.Account, 40, "return");
        var fault = Faulted.By(() => lab.AddAccount());
        Assert.Multiple(() =>
        {
            Assert.That(fault.Code(), Is.EqualTo(TransactionCountReduced));
            Assert.That(lab.Count(LabTables.Account), Is.Zero);
        });
    }

    [Test]
    public void The_next_request_after_a_swallowed_fault_is_refused()
    {
        using var lab = new Laboratory().With("Swallow", "Create", LabTables.Account, 20, "continue");
        Assert.That(Faulted.By(() => lab.AddAccount()).Code(), Is.EqualTo(TransactionCountReduced));
        Assert.That(lab.Count(LabTables.Log), Is.Zero);
    }

    [Test]
    public void Whoever_swallows_that_too_is_told_that_there_is_no_transaction_any_more()
    {
        using var lab = new Laboratory().With("Swallow", "Create", LabTables.Account, 20, "insist");
        Assert.That(Faulted.By(() => lab.AddAccount()).Code(), Is.EqualTo(NoActiveTransaction));
        Assert.That(lab.Count(LabTables.Log), Is.Zero);
    }

    [Test]
    public void A_fault_inside_an_ExecuteMultiple_of_a_plugin_dooms_its_transaction_too()
    {
        using var lab = new Laboratory().With("Swallow", "Create", LabTables.Account, 40, "multiple");
        Assert.That(Faulted.By(() => lab.AddAccount()).Code(), Is.EqualTo(TransactionCountReduced));
    }

    [Test]
    public void A_top_level_stage_10_step_has_no_transaction_to_doom()
    {
        using var lab = new Laboratory().With("Swallow", "Create", LabTables.Account, 10, "continue");
        lab.AddAccount();
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "after the fault" }));
    }

    [Test]
    public void A_doomed_custom_api_writes_nothing()
    {
        using var lab = new Laboratory().WithApi("lab_Swallow", "Swallow");
        Assert.That(Faulted.By(() => lab.Admin.Execute(new OrganizationRequest("lab_Swallow"))).Code(), Is.EqualTo(TransactionCountReduced));
    }

    [Test]
    [TestCase(10, false)]
    [TestCase(20, true)]
    [TestCase(40, true)]
    public void IsInTransaction_tells_the_truth(int stage, bool expected)
    {
        using var lab = new Laboratory().With("Probe", "Create", LabTables.Account, stage, "probe");
        lab.AddAccount();
        Assert.That(lab.Seen("probe")["transaction"], Is.EqualTo(expected.ToString()));
    }

    [Test]
    public void ExecuteTransaction_is_all_or_nothing_and_names_the_request_that_failed()
    {
        using var lab = new Laboratory().With("Refuse", "Create", LabTables.Account, 40);
        var request = new ExecuteTransactionRequest { Requests = [Create("fine"), Create("refuse"), Create("fine")] };
        var fault = Faulted.By(() => lab.Admin.Execute(request));
        Assert.Multiple(() =>
        {
            Assert.That(((ExecuteTransactionFault)fault).FaultedRequestIndex, Is.EqualTo(1));
            Assert.That(fault.Code(), Is.EqualTo("0x80040265"));
            Assert.That(lab.Count(LabTables.Account), Is.Zero);
        });
    }

    [Test]
    public void ExecuteTransaction_returns_the_responses_in_order()
    {
        using var lab = new Laboratory();
        var request = new ExecuteTransactionRequest { Requests = [Create("a"), Create("b")], ReturnResponses = true };
        var responses = ((ExecuteTransactionResponse)lab.Admin.Execute(request)).Responses;
        Assert.That(responses.Cast<CreateResponse>().Select(response => lab.Account(response.id)["lab_note"]), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    [TestCase(true, true, 6, 2)]
    [TestCase(false, true, 3, 1)]
    [TestCase(true, false, 2, 2)]
    [TestCase(false, false, 1, 1)]
    public void ExecuteMultiple_goes_on_or_stops_as_told(bool continues, bool returns, int items, int faults)
    {
        using var lab = new Laboratory().With("Refuse", "Create", LabTables.Account, 40);
        var request = new ExecuteMultipleRequest
        {
            Requests = [Create("1"), Create("2"), Create("refuse"), Create("4"), Create("refuse"), Create("6")],
            Settings = new ExecuteMultipleSettings { ContinueOnError = continues, ReturnResponses = returns },
        };
        var response = (ExecuteMultipleResponse)lab.Admin.Execute(request);
        Assert.Multiple(() =>
        {
            Assert.That(response.Responses, Has.Count.EqualTo(items));
            Assert.That(response.Responses.Count(item => item.Fault is not null), Is.EqualTo(faults));
            Assert.That(lab.Count(LabTables.Account), Is.EqualTo(continues ? 4 : 2));
        });
    }

    private static CreateRequest Create(string note) => new() { Target = new Entity(LabTables.Account) { ["lab_note"] = note } };
}
