using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// What time does to a refund that nobody decides about: a reminder, then others are asked, then it ends and its money is let
/// go. Each step is one database transaction under the refund's row version, so that it happens once, and never after a decision.
/// </summary>
internal sealed class ApprovalClock(Call call)
{
    private const int MostRaces = 5;
    private static readonly Sentences Texts = Sentences.For(1033);

    public void Advance(RefundCase refund)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (TryAdvance(refund)) return;
            if (RefundCase.Read(call.Service, refund.Id) is not { Status: RefundStatus.AwaitingApproval } again) return;
            refund = again;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The refund is changed by others again and again. It is looked at later.");
    }

    /// <returns>False: somebody changed the refund at the same moment, and nothing of this was written.</returns>
    private bool TryAdvance(RefundCase refund)
    {
        try
        {
            call.Together([.. Step(refund)]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            call.Trace.Trace("Refund {0} was moved while its wait was looked at.", refund.Id);
            return false;
        }
    }

    private IEnumerable<OrganizationRequest> Step(RefundCase refund)
    {
        if (refund.ApprovalDates.Due(refund.ApprovalStage, call.Now) is not { } stage) return [Changed(refund, refund.ApprovalStage)];
        var sentence = Texts.Waited(stage, refund.Amount, refund.RequestedOn, refund.ApprovalDates.ExpiresOn);
        var who = WhoDecides.Read(call.Service, refund.Id);
        return
        [
            stage == ApprovalStage.Expired ? Ended(refund, sentence) : Changed(refund, stage),
            .. Line(refund, stage, sentence).ToRequests(),
            .. Told(Task(refund, stage, sentence, who), stage, who),
            .. Queued(refund, stage, who),
        ];
    }

    private static Attempt Line(RefundCase refund, ApprovalStage stage, string sentence) =>
        refund.Attempt(AttemptOperation.RefundRequest, stage == ApprovalStage.Expired ? AttemptOutcome.Denied : AttemptOutcome.AwaitingApproval) with { Text = sentence };

    /// <summary>The task; the reminder also lies where the approvers look.</summary>
    private static IEnumerable<OrganizationRequest> Told(Entity task, ApprovalStage stage, WhoDecides who)
    {
        task.Id = Guid.NewGuid();
        yield return new CreateRequest { Target = task };
        if (stage == ApprovalStage.Reminded && who.Queue is { } queue) yield return ApprovalQueue.Adding(task.ToEntityReference(), queue);
    }

    /// <summary>What ended leaves its queue; what waits is in one, also if somebody took it out.</summary>
    private static IEnumerable<OrganizationRequest> Queued(RefundCase refund, ApprovalStage stage, WhoDecides who)
    {
        if (stage == ApprovalStage.Expired && who.QueueItem is { } item) yield return new DeleteRequest { Target = item };
        if (stage != ApprovalStage.Expired && who.QueueItem is null && who.Queue is { } queue) yield return ApprovalQueue.Adding(refund.Reference, queue);
    }

    private static Entity Task(RefundCase refund, ApprovalStage stage, string sentence, WhoDecides who) => stage switch
    {
        ApprovalStage.Expired => PersonTask.ApprovalExpired(refund, sentence, who.Requester),
        ApprovalStage.Escalated => PersonTask.ApprovalEscalated(refund, sentence, who.Escalation),
        _ => PersonTask.ApprovalReminder(refund, sentence, who.Superior),
    };

    private static UpdateRequest Changed(RefundCase refund, ApprovalStage stage) => If(refund, new Entity(RefundRow.Table, refund.Id)
    {
        [RefundRow.ApprovalStage] = new OptionSetValue((int)stage),
        [RefundRow.NextCheckOn] = refund.ApprovalDates.NextAfter(stage)?.UtcDateTime,
    });

    private UpdateRequest Ended(RefundCase refund, string sentence) => If(refund, new Entity(RefundRow.Table, refund.Id)
    {
        [RefundRow.Status] = new OptionSetValue((int)RefundStatus.Cancelled),
        [RefundRow.ApprovalStage] = new OptionSetValue((int)ApprovalStage.Expired),
        [RefundRow.CompletedOn] = call.Now.UtcDateTime,
        [RefundRow.Error] = sentence.Cut(TextLimits.Words),
        [RefundRow.NextCheckOn] = null,
    });

    private static UpdateRequest If(RefundCase refund, Entity row)
    {
        row.RowVersion = refund.Version;
        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }
}
