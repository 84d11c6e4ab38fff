namespace CrmPayments.Core.Recovery;

/// <summary>Why an offer cannot be made. Each has a sentence (Offer.* in Text/Texts).</summary>
public enum OfferRefusal
{
    CaseNotFound,
    CaseClosed,
    NothingOwed,

    /// <summary>A try is under way, or its end is not known: the customer could pay twice.</summary>
    TryUnderWay,

    /// <summary>One offer at a time.</summary>
    OfferOpen,

    /// <summary>No gateway of the merchant makes payment links.</summary>
    NoLinks,

    AmountNotPossible,

    /// <summary>The parts are the whole debt: an amount beside them says nothing.</summary>
    AmountWithParts,

    FirstAmountNotPossible,
    InstalmentsNotPossible,

    /// <summary>A date is missing.</summary>
    DateMissing,

    /// <summary>A date is in the past, or too far away.</summary>
    DateNotPossible,

    DiscountNotPossible,

    /// <summary>A second discount on a debt teaches to wait.</summary>
    DiscountOnce,

    /// <summary>No stored method that could be charged for the parts.</summary>
    NoStoredMethod,

    /// <summary>Nothing was paid that could go back.</summary>
    NothingPaid,

    CommentNotPossible,
    NoRight,
}
