namespace CrmPayments.Core.Refunds;

/// <summary>When a person may end a refund whose end the gateway did not tell, or that was paid another way.</summary>
public static class ResolutionRules
{
    /// <summary>How long an id or a reference may be: the columns' length.</summary>
    public const int LongestReference = 100;

    /// <summary>Between two look-ups asked for by hand.</summary>
    public static readonly TimeSpan LookUpPause = TimeSpan.FromMinutes(1);

    /// <summary>The sending may still be under way in another process: its end must be awaited.</summary>
    /// <param name="status">Of the refund.</param>
    /// <param name="sentOn">When the intent was committed; null: never.</param>
    /// <param name="now">The instant to judge by.</param>
    public static bool MayBeOnItsWay(RefundStatus status, DateTimeOffset? sentOn, DateTimeOffset now) =>
        status == RefundStatus.Submitted && sentOn is { } sent && now < CheckSchedule.AfterCrash(sent);

    /// <summary>A look-up is about to be made or under way, and may send the refund again: whoever does so first writes down when it is looked at next.</summary>
    /// <param name="nextCheckOn">When that is; null: not any more.</param>
    /// <param name="now">The instant to judge by.</param>
    public static bool MayBeAskedNow(DateTimeOffset? nextCheckOn, DateTimeOffset now) =>
        nextCheckOn is { } next && now < next && next <= CheckSchedule.AfterCrash(now);

    /// <summary>What is missing in what a person says about the end.</summary>
    /// <param name="said">As it came in.</param>
    /// <param name="paidOut">It goes outside of the gateway.</param>
    /// <param name="voids">The whole charge is cancelled: there is no refund with an id of its own.</param>
    /// <param name="lookUps">Made so far.</param>
    /// <returns>Null: nothing is.</returns>
    public static ResolutionRefusal? Missing(Resolution said, bool paidOut, bool voids, int lookUps)
    {
        if (said.Status is null) return ResolutionRefusal.Unknown;
        if (!paidOut && lookUps == 0) return ResolutionRefusal.LookUpFirst;
        if (said.Comment.Length == 0) return ResolutionRefusal.CommentMissing;
        if (said.GatewayRefundId.Length > LongestReference || said.Reference.Length > LongestReference) return ResolutionRefusal.ReferenceTooLong;
        if (said.Status != RefundStatus.Succeeded) return null;
        if (paidOut) return said.Reference.Length == 0 ? ResolutionRefusal.ReferenceMissing : null;
        return said.GatewayRefundId.Length == 0 && !voids ? ResolutionRefusal.EvidenceMissing : null;
    }
}
