namespace CrmPayments.Core.Gateways;

/// <summary>Where a refund stands at its gateway.</summary>
public enum RefundStanding
{
    /// <summary>The gateway has accepted it and will not change its mind by itself.</summary>
    Succeeded,

    /// <summary>Accepted, the end is not known yet.</summary>
    Processing,

    /// <summary>It ended without money going back.</summary>
    Failed,
}
