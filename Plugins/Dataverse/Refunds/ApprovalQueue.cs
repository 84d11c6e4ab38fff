using System.ServiceModel;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Puts a refund that waits for a decision into the queue its policy names, and takes it out when the wait has ended.</summary>
internal sealed class ApprovalQueue(Call call)
{
    /// <summary>The platform's table of what lies in queues; one row a refund at most.</summary>
    public const string Item = "queueitem";

    private const int MostRaces = 5;

    /// <summary>Does nothing where it is in a queue already: putting it there again would take it from who picked it.</summary>
    public void Put(RefundCase refund)
    {
        for (var race = 0; race < MostRaces && refund is { Status: RefundStatus.AwaitingApproval, Policy: not null }; race++)
        {
            var who = WhoDecides.Read(call.Service, refund.Id);
            if (who.Queue is not { } queue || who.QueueItem is not null || TryPut(refund, queue)) return;
            if (RefundCase.Read(call.Service, refund.Id) is not { } again) return;
            refund = again;
        }
    }

    /// <summary>The request that puts a row into a queue.</summary>
    public static OrganizationRequest Adding(EntityReference row, EntityReference queue) =>
        new("AddToQueue") { ["Target"] = row, ["DestinationQueueId"] = queue.Id };

    /// <remarks>One organization-service call, and one more where it lies in a queue.</remarks>
    public static void TakeOut(IOrganizationService service, Guid refundId)
    {
        var query = new QueryExpression(Item) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, refundId);
        foreach (var item in service.RetrieveMultiple(query).Entities) service.Delete(Item, item.Id);
    }

    /// <returns>False: somebody changed the refund at the same moment.</returns>
    private bool TryPut(RefundCase refund, EntityReference queue)
    {
        // The row is written with what it has, for its version alone: a decision in between wins, and nothing is queued.
        var touch = new Entity(RefundRow.Table, refund.Id) { RowVersion = refund.Version, [RefundRow.ApprovalStage] = new OptionSetValue((int)refund.ApprovalStage) };
        try
        {
            call.Together(new UpdateRequest { Target = touch, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }, Adding(refund.Reference, queue));
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            return false;
        }
    }
}
