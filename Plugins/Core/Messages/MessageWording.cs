namespace CrmPayments.Core.Messages;

/// <summary>What a customer may be told about the reason of a failure, and no more: several reasons share one text, so that nobody can infer.</summary>
/// <remarks>Values are those of cpay_customermessage's choice cpay_wording. Source: practice/recovery.md section 12, "Words".</remarks>
public enum MessageWording
{
    /// <summary>The bank did not release the amount. That money was missing is never said.</summary>
    NotReleased = 192700000,

    /// <summary>The bank did not approve the payment; another way works at once.</summary>
    NotApproved = 192700001,

    /// <summary>The card's details need an update.</summary>
    CardDetails = 192700002,

    /// <summary>The bank account's details need an update.</summary>
    AccountDetails = 192700003,

    /// <summary>The bank asks the customer to confirm the payment.</summary>
    Confirmation = 192700004,

    /// <summary>A technical problem on our side, nothing to do for the customer.</summary>
    OurSide = 192700005,

    /// <summary>Nothing failed: we charge this only after the customer has confirmed it.</summary>
    OurQuestion = 192700006,
}
