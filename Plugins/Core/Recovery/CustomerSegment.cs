namespace CrmPayments.Core.Recovery;

/// <summary>How a customer is treated when a charge fails.</summary>
/// <remarks>Values are those of the global choice cpay_segment.</remarks>
public enum CustomerSegment
{
    Standard = 192700000,

    /// <summary>A person speaks first, no automatic text before.</summary>
    Vip = 192700001,
}
