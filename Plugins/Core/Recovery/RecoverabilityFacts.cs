using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>What decides how likely a debt is to be collected. What is not known stays false or zero and changes nothing.</summary>
/// <param name="Reason">Of the last failure.</param>
public sealed record RecoverabilityFacts(DeclineReason Reason)
{
    /// <summary>Tries made after the failure.</summary>
    public int TriesMade { get; init; }

    /// <summary>The customer was late before, and paid.</summary>
    public bool PaidLateBefore { get; init; }

    /// <summary>The method's data were changed since the failure.</summary>
    public bool MethodChanged { get; init; }

    /// <summary>The method was approved within 90 days.</summary>
    public bool ApprovedLately { get; init; }

    /// <summary>A payday comes within three days.</summary>
    public bool PaydayNear { get; init; }

    /// <summary>More than one method of the customer fails.</summary>
    public bool SeveralMethodsFail { get; init; }

    /// <summary>The amount is far above the customer's habit.</summary>
    public bool AmountUnusual { get; init; }

    /// <summary>A prepaid card or a number for one use.</summary>
    public bool Prepaid { get; init; }

    /// <summary>Messages to the customer come back.</summary>
    public bool ContactBounces { get; init; }
}
