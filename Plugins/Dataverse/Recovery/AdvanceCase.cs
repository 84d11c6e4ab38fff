using System.ServiceModel;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Async step on cpay_recoverycase when due work asks for it: takes the step that is due, or looks whether what the case waits for has come.</summary>
public sealed class AdvanceCase : Plugin
{
    private protected override void Run(Call call)
    {
        try
        {
            new CaseWork(call).LookAt(call.Context.PrimaryEntityId);
        }
        catch (SystemException wrong) when (wrong is not FaultException)
        {
            // Not swallowed: the clock would run into the same again and again, and nobody would know. A person does now.
            call.Trace.Trace(wrong.ToString());
            Tell(call, call.Context.PrimaryEntityId, wrong);
        }
    }

    /// <summary>Reads as little as possible: what is wrong may be anywhere.</summary>
    private static void Tell(Call call, Guid caseId, Exception wrong)
    {
        var sentence = OrganizationLanguage.Texts(call.Service).CaseBroken(wrong.Message);
        var row = call.Service.Retrieve(RecoveryCaseRow.Table, caseId, new ColumnSet(RecoveryCaseRow.Customer, "ownerid"));
        var broken = CaseChange.Broken(caseId, sentence, call.Now);
        if (row.GetAttributeValue<EntityReference>(RecoveryCaseRow.Customer) is not { } customer) call.Together(broken);
        else call.Together([broken, .. RecoveryTasks.Requests(call, new TaskOrder(TaskKind.DataProblem, customer) { CaseId = caseId, Description = sentence, Owner = row.GetAttributeValue<EntityReference>("ownerid") })]);
    }
}
