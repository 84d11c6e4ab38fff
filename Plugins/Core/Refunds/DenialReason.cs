namespace CrmPayments.Core.Refunds;

/// <summary>Why we said no, before anything was sent. Each has a sentence in every language (Denied.* in Text/Texts).</summary>
public enum DenialReason
{
    /// <summary>No policy applies to the person.</summary>
    NoRight,

    /// <summary>There is no such charge, or the person may not see it: which of the two is not told.</summary>
    ChargeNotFound,

    /// <summary>The person who asks is the customer.</summary>
    OwnCharge,

    /// <summary>A policy allows it, but the person's roles do not let them read refunds or activities.</summary>
    MayNotReadRefunds,

    ChargePending,
    ChargeDeclined,
    ChargeFailed,
    ChargeVoided,
    Disputed,

    /// <summary>With the date on which it ended.</summary>
    WindowEnded,

    /// <summary>The policy's own number of days has passed; with the date on which it ended.</summary>
    OwnWindowEnded,

    /// <summary>This product cannot talk to the gateway.</summary>
    GatewayUnavailableForRefund,

    /// <summary>The gateway can neither cancel nor refund the charge until it is settled.</summary>
    NotBeforeSettlement,

    /// <summary>The gateway's interface gives nothing back at all.</summary>
    NoRefundsAtGateway,

    /// <summary>The policy lists other gateways.</summary>
    GatewayNotAllowed,

    NothingLeft,
    AmountNotPositive,

    /// <summary>Finer than the charge's currency.</summary>
    TooManyDecimals,

    /// <summary>With what is left.</summary>
    AboveWhatIsLeft,

    /// <summary>With the whole amount.</summary>
    OnlyFullBeforeSettlement,

    /// <summary>The gateway cannot give back a part; with what is left.</summary>
    OnlyWholeAmount,

    /// <summary>The policy lets only all that is left go back; with what is left.</summary>
    OnlyFullAllowed,

    ReasonMissing,
    ReasonUnknown,

    /// <summary>The policy lists other reasons.</summary>
    ReasonNotAllowed,

    NotesMissing,
    NotesTooLong,
    FreeTextLooksLikeCardData,

    /// <summary>With the most the person may give back at once.</summary>
    AboveOwnLimit,

    /// <summary>With the most of 24 hours and what is left of it, in the base currency.</summary>
    AboveDayLimit,

    /// <summary>With the most of 30 days and what is left of it, in the base currency.</summary>
    AboveMonthLimit,
}
