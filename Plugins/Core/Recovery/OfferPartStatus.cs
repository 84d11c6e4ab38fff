namespace CrmPayments.Core.Recovery;

/// <summary>Where one part of an offer stands.</summary>
public enum OfferPartStatus
{
    /// <summary>Not paid, nothing under way.</summary>
    Open,

    /// <summary>It is being charged on the stored method.</summary>
    UnderWay,

    Paid,

    /// <summary>The stored method was declined.</summary>
    Failed,
}
