namespace CrmPayments.Core.Gateways;

/// <summary>Where a dispute stands. An inquiry counts as a dispute: to refund meanwhile could pay twice.</summary>
public enum DisputeStanding
{
    /// <summary>The bank has the money, or may take it.</summary>
    Open,

    /// <summary>The money is ours again.</summary>
    Won,

    /// <summary>The money is gone for good.</summary>
    Lost,
}
