namespace CrmPayments.Core.Refunds;

/// <summary>How money goes back. Values are those of cpay_refund's choice cpay_kind.</summary>
public enum RefundKind
{
    /// <summary>A new movement of money that points to the charge.</summary>
    Refund = 192700000,

    /// <summary>The whole unsettled charge is cancelled and never reaches the statement.</summary>
    Void = 192700001,
}
