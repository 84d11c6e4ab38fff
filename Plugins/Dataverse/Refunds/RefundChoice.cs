using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>One person's choice about a waiting refund: what it needs, writes and answers.</summary>
/// <param name="call">The execution.</param>
/// <param name="person">Who chooses.</param>
/// <param name="sentences">In their language.</param>
/// <param name="comment">Screened; may be empty.</param>
internal sealed class RefundChoice(Call call, Person person, Sentences sentences, string comment)
{
    public Sentences Sentences => sentences;

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

    public void Refuse(string message) => Refuse(call, message);

    public DecisionRight RightAbout(RefundCase refund) =>
        DecisionRight.About(call.Service, person, refund.RequestedBy?.Id, refund.Amount, call.Now, sentences, refund.Reason, GatewayRow.TypeOf(refund.Gateway));

    /// <summary>The sentence that refuses to approve, because of the charge as it stands now; null: the refund can still go.</summary>
    /// <remarks>Takes the charge's row lock before it reads, and keeps it: nobody changes the balance between this and the approval.</remarks>
    public string? ChargeRefusal(RefundCase refund)
    {
        call.Service.Update(ChargeCase.LockOf(refund.Charge.Id));
        ChargeLock.Hold(call.Context, refund.Charge.Id);
        var charge = ChargeCase.Read(call.Service, refund.Charge.Id) ?? throw ChargeCase.Incomplete(refund.Charge.Id);
        if (person.IsOneOf(charge.CustomerEmails))
            return sentences.Denied(new RefundDecision.Denied(DenialReason.OwnCharge));
        return ChargeAsItStands.Of(charge.ForRules).Refuse(refund.Amount, call.Now, refund.PayOut) is { } denied ? sentences.NoLongerPossible(denied) : null;
    }

    /// <summary>Moves the refund, in a row version check against whoever decides at the same time, and tells the timeline.</summary>
    /// <param name="refund">As it was read.</param>
    /// <param name="status">Approved, Rejected or Cancelled.</param>
    /// <param name="outcome">For the timeline.</param>
    /// <param name="message">What the person is told.</param>
    /// <param name="decidedFor">Whose right was used; null: the person's own.</param>
    public void Take(RefundCase refund, RefundStatus status, AttemptOutcome outcome, string message, EntityReference? decidedFor)
    {
        Move(new Entity(RefundRow.Table, refund.Id)
        {
            RowVersion = refund.Version,
            [RefundRow.Status] = new OptionSetValue((int)status),
            [RefundRow.DecidedBy] = UserTable.Reference(call.Asker),
            [RefundRow.DecidedFor] = decidedFor,
            [RefundRow.DecidedOn] = call.Now.UtcDateTime,
            [RefundRow.DecisionComment] = comment,
            [RefundRow.NextCheckOn] = status == RefundStatus.Approved ? call.Now.UtcDateTime + RefundRecord.Patience : null,
        });
        var attempt = refund.Attempt(AttemptOperation.RefundRequest, outcome) with { Text = sentences.Decided(message, person.Name, decidedFor?.Name, comment), User = call.Asker };
        call.InTurn(attempt.ToRequests());
        call.Output("Outcome", status.ToString());
        call.Output("Message", message);
    }

    /// <exception cref="InvalidPluginExecutionException">Somebody else was faster, and everything of this choice is rolled back.</exception>
    private void Move(Entity row)
    {
        try
        {
            call.Service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            throw new InvalidPluginExecutionException(sentences.DecidedMeanwhile());
        }

        // After the write: a job that is putting the refund into a queue either has done so, or finds another row version.
        ApprovalQueue.TakeOut(call.Service, row.Id);
    }
}
