using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Async step on cpay_recoverycase when its status changes: what waits to be told of a case that has ended is ended, too, so that
/// the lists say so at once, and the money is thanked for where the customer had been asked for it. Sending looks again in any case.
/// </summary>
public sealed class FollowTheCase : Plugin
{
    private protected override void Run(Call call)
    {
        if (call.Target.GetAttributeValue<OptionSetValue>(RecoveryCaseRow.Status) is not { } status || CaseStates.IsOpen((CaseStatus)status.Value)) return;
        var id = call.Context.PrimaryEntityId;
        var requests = Stopped(call, id, (CaseStatus)status.Value).ToList();
        if ((CaseStatus)status.Value == CaseStatus.Recovered && Thanks(call, id) is { } thanks) requests.Add(thanks);
        foreach (var request in requests) RunUnlessOvertaken(call, request);
    }

    private static IEnumerable<OrganizationRequest> Stopped(Call call, Guid caseId, CaseStatus status)
    {
        var query = new QueryExpression(CustomerMessageRow.Table) { ColumnSet = new ColumnSet(CustomerMessageRow.Kind) };
        query.Criteria.AddCondition(CustomerMessageRow.RecoveryCase, ConditionOperator.Equal, caseId);
        query.Criteria.AddCondition(CustomerMessageRow.Status, ConditionOperator.Equal, CustomerMessageRow.StatusWaiting);
        query.Criteria.AddCondition(CustomerMessageRow.Kind, ConditionOperator.NotEqual, (int)MessageKind.Recovered);
        if (status != CaseStatus.Recovered) query.Criteria.AddCondition(CustomerMessageRow.Kind, ConditionOperator.NotEqual, (int)MessageKind.ServiceEnded);
        var waiting = call.Service.RetrieveMultiple(query).Entities;
        if (waiting.Count == 0) return [];
        var why = Sentences.For(OrganizationLanguage.Read(call.Service)).Silent(status == CaseStatus.Recovered ? SilenceReason.Paid : SilenceReason.Ended);
        return waiting.Select(row => MessageChange.Ended(row, why));
    }

    /// <returns>Null: the customer knows nothing of it, and need not.</returns>
    private static OrganizationRequest? Thanks(Call call, Guid caseId)
    {
        if (!CustomerMessages.WasTold(call.Service, caseId)) return null;
        var row = call.Service.Retrieve(RecoveryCaseRow.Table, caseId, new ColumnSet(RecoveryCaseRow.Customer, RecoveryCaseRow.ClosedOn));
        var closed = row.GetAttributeValue<DateTime?>(RecoveryCaseRow.ClosedOn) ?? call.Now.UtcDateTime;
        return row.GetAttributeValue<EntityReference>(RecoveryCaseRow.Customer) is { } customer
            ? RecoveryMessages.Plan(new MessageOrder(customer, MessageKind.Recovered, $"{caseId:N}-recovered-{closed:yyyyMMddHHmmss}") { RecoveryCase = new EntityReference(RecoveryCaseRow.Table, caseId) }, call.Now)
            : null;
    }

    // A job of the same moment has sent or ended it, or planned the same thanks: both are as well.
    private static void RunUnlessOvertaken(Call call, OrganizationRequest request)
    {
        try
        {
            call.Together(request);
        }
        catch (System.ServiceModel.FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey) || fault.Is(Faults.VersionMismatch))
        {
            call.Trace.Trace("A message of the case was changed by another job meanwhile.");
        }
    }
}
