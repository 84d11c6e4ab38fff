using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>One earlier try of a payment method, whatever it was for. Only what was sent counts; a connection that was refused is no try.</summary>
/// <param name="At">When it was sent.</param>
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
}
