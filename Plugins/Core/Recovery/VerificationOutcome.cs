namespace CrmPayments.Core.Recovery;

/// <summary>What came of asking a bank whether it would take a charge. Values are those of cpay_paymentmethod's choice cpay_verification.</summary>
public enum VerificationOutcome
{
    Works = 192700000,
    Refused = 192700001,

    /// <summary>No word that can be relied on; asked again soon.</summary>
    NoAnswer = 192700002,
}
