namespace CrmPayments.Core.Refunds;

/// <summary>When something happens to one refund that waits for a decision. Each date is at or after the one before.</summary>
/// <param name="RemindOn">The approvers are reminded.</param>
/// <param name="EscalateOn">It is passed on.</param>
/// <param name="ExpiresOn">The request ends and its money is let go.</param>
public sealed record ApprovalDates(DateTimeOffset RemindOn, DateTimeOffset EscalateOn, DateTimeOffset ExpiresOn)
{
    /// <param name="since">When it began to wait.</param>
    /// <param name="waits">The deciding policy's.</param>
    public static ApprovalDates From(DateTimeOffset since, ApprovalWaits waits) =>
        new(since + waits.RemindAfter, since + waits.EscalateAfter, since + waits.ExpireAfter);

    /// <summary>The stage that is due now: only the last, where the clock was not asked for a long time.</summary>
    /// <param name="stage">Where the refund stands.</param>
    /// <param name="now">The instant to judge by.</param>
    /// <returns>Null: none yet, or it has ended.</returns>
    public ApprovalStage? Due(ApprovalStage stage, DateTimeOffset now)
    {
        var reached = now >= ExpiresOn ? ApprovalStage.Expired
            : now >= EscalateOn ? ApprovalStage.Escalated
            : now >= RemindOn ? ApprovalStage.Reminded
            : ApprovalStage.Waiting;
        return reached > stage ? reached : null;
    }

    /// <summary>When the next step after a stage is due.</summary>
    /// <returns>Null after the end.</returns>
    public DateTimeOffset? NextAfter(ApprovalStage stage) => stage switch
    {
        ApprovalStage.Waiting => RemindOn,
        ApprovalStage.Reminded => EscalateOn,
        ApprovalStage.Escalated => ExpiresOn,
        _ => null,
    };
}
