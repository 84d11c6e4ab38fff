namespace CrmPayments.Tests.Simulation;

/// <summary>How a new expiry date becomes known when a card ends.</summary>
internal enum CardUpdate
{
    /// <summary>Only the customer can give the new card.</summary>
    None,

    /// <summary>The bank goes on approving; nobody is told.</summary>
    Silent,

    /// <summary>The gateway's updater tells the merchant.</summary>
    Told,
}
