namespace CrmPayments.Core.Refunds;

/// <summary>Why we said no, before anything was sent. Each has a sentence in every language (Denied.* in Text/Texts).</summary>
public enum DenialReason
{
    /// <summary>No policy applies to the person.</summary>
    NoRight,

    /// <summary>There is no such charge, or the person may not see it: which of the two is not told.</summary>
    ChargeNotFound,

    ChargePending,
    ChargeDeclined,
    ChargeFailed,
    ChargeVoided,
    Disputed,

    /// <summary>With the date on which it ended.</summary>
    WindowEnded,

    /// <summary>No adapter, or the gateway can neither void nor refund this charge as it stands.</summary>
    GatewayUnavailableForRefund,

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

    ReasonMissing,
    ReasonUnknown,
    NotesMissing,
    NotesTooLong,
    FreeTextLooksLikeCardData,

    /// <summary>With the most the person may give back at once.</summary>
    AboveOwnLimit,
}
