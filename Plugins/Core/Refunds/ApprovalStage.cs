namespace CrmPayments.Core.Refunds;

/// <summary>How far the wait for a decision has come. Values are those of cpay_refund's choice cpay_approvalstage.</summary>
public enum ApprovalStage
{
    Waiting = 192700000,

    /// <summary>The approvers were reminded.</summary>
    Reminded = 192700001,

    /// <summary>It was passed on to others.</summary>
    Escalated = 192700002,

    /// <summary>Nobody decided in time: the request has ended and holds no money.</summary>
    Expired = 192700003,
}
