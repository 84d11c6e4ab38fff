namespace CrmPayments.Core.Gateways;

/// <summary>How a payment link stands at its gateway.</summary>
public enum PaymentLinkStatus
{
    /// <summary>It can be paid.</summary>
    Open,

    /// <summary>The money was taken, or is held.</summary>
    Paid,

    /// <summary>Its time ran out unpaid.</summary>
    Expired,

    /// <summary>It was made unusable before it was paid.</summary>
    Closed,

    /// <summary>The customer has paid, and the end is not known yet.</summary>
    Pending,
}
