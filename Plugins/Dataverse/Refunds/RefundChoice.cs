using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>What a person's choice about a waiting refund writes and answers.</summary>
internal static class RefundChoice
{
    public static void Refuse(Call call, string message)
    {
        call.Output("Outcome", "Denied");
        call.Output("Message", message);
    }

    /// <summary>The sentence that refuses a comment; null: it may be kept.</summary>
    public static string? CommentRefusal(string comment, Sentences sentences) =>
        comment.Length > RefundRules.LongestNotes ? sentences.Denied(new RefundDecision.Denied(DenialReason.NotesTooLong))
        : FreeText.Screen(comment) != FreeTextFinding.None ? sentences.Denied(new RefundDecision.Denied(DenialReason.FreeTextLooksLikeCardData))
        : null;

    /// <summary>Moves the refund, in a row version check against whoever decides at the same time, and tells the timeline.</summary>
    public static void Take(Call call, RefundCase refund, RefundStatus status, AttemptOutcome outcome, string comment, string message)
    {
        var row = new Entity(RefundRow.Table, refund.Id)
        {
            RowVersion = refund.Version,
            [RefundRow.Status] = new OptionSetValue((int)status),
            [RefundRow.DecidedBy] = new EntityReference("systemuser", call.Asker),
            [RefundRow.DecidedOn] = call.Now.UtcDateTime,
            [RefundRow.DecisionComment] = comment,
            [RefundRow.NextCheckOn] = status == RefundStatus.Approved ? call.Now.UtcDateTime + RefundRecord.Patience : null,
        };
        call.Service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        var attempt = refund.Attempt(AttemptOperation.RefundRequest, outcome) with { Text = message, User = call.Asker };
        call.InTurn(attempt.ToRequests());
        call.Output("Outcome", status.ToString());
        call.Output("Message", message);
    }
}
