namespace CrmPayments.Core.Recovery;

/// <summary>What moved a recoverability score. Texts: Recovery.Score.*.</summary>
public enum ScoreReason
{
    /// <summary>The reason of the failure itself; always told.</summary>
    Reason,
    EarlierTries,
    PaidLateBefore,
    MethodChanged,
    ApprovedLately,
    PaydayNear,
    SeveralMethodsFail,
    AmountUnusual,
    Prepaid,
    ContactBounces,
}
