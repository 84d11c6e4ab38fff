namespace CrmPayments.Core.Messages;

/// <summary>Where the debts stand that a message is about, as far as it matters to speaking of them.</summary>
public enum CaseStanding
{
    /// <summary>Something is owed, and it is our turn to speak.</summary>
    Open,

    /// <summary>A try is under way, or its end is not known.</summary>
    BeingTried,

    /// <summary>Paused, promised, or an offer lies before the customer: no reminders.</summary>
    Resting,

    /// <summary>Nothing is owed any more.</summary>
    Paid,

    /// <summary>Closed without the money, or in dispute.</summary>
    Ended,

    /// <summary>There is no failed charge behind it.</summary>
    NoDebt,

    /// <summary>What it speaks of is not so any more: the card was renewed, the offer has ended, the subscription was cancelled.</summary>
    Changed,
}
