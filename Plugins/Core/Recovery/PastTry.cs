using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>One earlier try of a payment method, whatever it was for. Only what was sent counts; a connection that was refused is no try.</summary>
/// <param name="At">When it was sent; see <see cref="TimeOf"/>.</param>
/// <param name="Initiator">Who set it going.</param>
/// <param name="Amount">In the charge's currency.</param>
/// <param name="Declined">It did not bring money; true also while its end is not known: it holds its place in every budget.</param>
/// <param name="NetworkCode">The network's response code; may be empty.</param>
/// <param name="AdviceCode">The network's or gateway's advice beside it; may be empty.</param>
/// <param name="Reason">Null: approved, or its end is not known.</param>
public readonly record struct PastTry(
    DateTimeOffset At, ChargeInitiator Initiator, decimal Amount, bool Declined, string NetworkCode = "", string AdviceCode = "", DeclineReason? Reason = null)
{
    /// <summary>It was for the debt that is to be collected now: re-presentments of a bank debit count only these.</summary>
    public bool SameDebt { get; init; } = true;

    /// <summary>An administrator's decline rule says that nothing is tried by itself after this try's code.</summary>
    public bool RetryForbidden { get; init; }

    /// <summary>When a try counts: from its sending. A decline that was sent more than once, because an answer was lost, may be of the last sending: waits and windows begin there.</summary>
    /// <param name="firstSentOn">Null: we did not send it.</param>
    /// <param name="decidedOn">When its end was told; null: not yet.</param>
    /// <param name="sends">How often it was sent.</param>
    /// <param name="declined">It brought no money. An approval counts from the first sending: what was declined after that may still stand.</param>
    /// <returns>Null: neither time is known.</returns>
    public static DateTimeOffset? TimeOf(DateTimeOffset? firstSentOn, DateTimeOffset? decidedOn, int sends, bool declined) =>
        declined && sends > 1 && decidedOn > firstSentOn ? decidedOn : firstSentOn ?? decidedOn;
}
