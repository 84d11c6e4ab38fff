namespace CrmPayments.Core.Refunds;

/// <summary>Where a refund of ours stands. Values are those of cpay_refund's choice cpay_status; which follows which: <see cref="RefundStates"/>.</summary>
public enum RefundStatus
{
    Requested = 192700000,
    AwaitingApproval = 192700001,
    Approved = 192700002,
    Rejected = 192700003,
    Cancelled = 192700004,

    /// <summary>The intent to send is committed; whether it was sent is known only when an answer is.</summary>
    Submitted = 192700005,

    /// <summary>The gateway has it; the bank's word is still to come.</summary>
    Processing = 192700006,

    Succeeded = 192700007,
    Failed = 192700008,

    /// <summary>Sent, and no answer we can rely on.</summary>
    Unknown = 192700009,
}
