namespace CrmPayments.Core.Risk;

/// <summary>Where a one-time code or a check of the customer stands. Values are those of cpay_verification's choice cpay_status.</summary>
public enum VerificationStatus
{
    /// <summary>A code that was sent. Used all the same as soon as a refund names it.</summary>
    Open = 192700000,

    Used = 192700001,

    /// <summary>Too many wrong codes were entered.</summary>
    Locked = 192700002,

    /// <summary>A newer code was sent.</summary>
    Superseded = 192700003,

    Matched = 192700004,
    NotMatched = 192700005,
    Expired = 192700006,
}
