using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Risk;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Compares the one-time code that a refund was asked for with, after that request is committed: nobody can take a wrong one
/// back before it is counted. One refund at a time can name a code (alternate key), so tries are counted one by one.
/// </summary>
internal sealed class CodeComparer(Call call)
{
    private const int MostRaces = 5;

    public void Compare(RefundCase refund)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (TryCompare(refund)) return;
            if (RefundCase.Read(call.Service, refund.Id) is not { Status: RefundStatus.Requested } again) return;
            refund = again;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The refund or its code is changed by others again and again. Due work compares it.");
    }

    /// <returns>False: somebody else changed the refund or its code at the same moment, and nothing was written.</returns>
    private bool TryCompare(RefundCase refund)
    {
        var kept = call.Service.Retrieve(VerificationRow.Table, refund.StepUp!.Id, new ColumnSet(VerificationRow.ForDecisions));
        var code = Verifications.CodeOf(kept, refund.RequestedBy!.Id, refund.Charge.Id, refund.Currency);
        var check = StepUpRules.Compare(refund.EnteredHash, code, refund.RequestedOn);
        try
        {
            call.Together([.. check.IsRight ? Pass(refund) : Refuse(refund, kept, check)]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            return false;
        }
    }

    /// <summary>It goes on as it would have without a code.</summary>
    private IEnumerable<OrganizationRequest> Pass(RefundCase refund)
    {
        var sentences = Sentences.For(refund.Language);
        var waits = refund.AwaitsApproval;
        var row = Changed(refund, waits ? RefundStatus.AwaitingApproval : RefundStatus.Approved);
        row[RefundRow.NextCheckOn] = waits ? refund.ApprovalDates.NextAfter(ApprovalStage.Waiting)?.UtcDateTime : call.Now.UtcDateTime + RefundRecord.Patience;
        var message = waits ? sentences.AwaitingApproval(refund.Amount) : sentences.Accepted(refund.Amount, refund.ExpectedOn(call.Now));
        return [Update(row), .. Told(refund, waits ? AttemptOutcome.AwaitingApproval : AttemptOutcome.Accepted, message)];
    }

    /// <summary>Nothing came of the request: it holds no money, and its key and its code are free for another one.</summary>
    private static IEnumerable<OrganizationRequest> Refuse(RefundCase refund, Entity kept, StepUpCheck check)
    {
        var message = Sentences.For(refund.Language).StepUp(check, refund.Amount);
        var row = Changed(refund, RefundStatus.Cancelled);
        row[RefundRow.StepUp] = null;
        row[RefundRow.IdempotencyKey] = "refused-" + refund.Id.ToString("N");
        row[RefundRow.Error] = message;
        row[RefundRow.NextCheckOn] = null;
        return [.. Count(kept, check), Update(row), .. Told(refund, AttemptOutcome.Denied, message)];
    }

    private static IEnumerable<OrganizationRequest> Count(Entity kept, StepUpCheck check)
    {
        if (!check.CostsATry) return [];
        var row = new Entity(VerificationRow.Table, kept.Id) { RowVersion = kept.RowVersion, [VerificationRow.Tries] = check.Tries };
        if (check.Answer == StepUpAnswer.Locked) row[VerificationRow.Status] = new OptionSetValue((int)VerificationStatus.Locked);
        return [Update(row)];
    }

    private static Entity Changed(RefundCase refund, RefundStatus status) => new(RefundRow.Table, refund.Id)
    {
        RowVersion = refund.Version,
        [RefundRow.Status] = new OptionSetValue((int)status),
        [RefundRow.EnteredHash] = null,
    };

    private static IReadOnlyList<OrganizationRequest> Told(RefundCase refund, AttemptOutcome outcome, string message) =>
        (refund.Attempt(AttemptOperation.RefundRequest, outcome) with { Text = message, User = refund.RequestedBy!.Id }).ToRequests();

    private static UpdateRequest Update(Entity row) => new() { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
}
