namespace CrmPayments.Core.Recovery;

/// <summary>What kind of charge failed.</summary>
/// <remarks>Values are those of the global choice cpay_recoverykind.</remarks>
public enum RecoveryKind
{
    /// <summary>Charged by Dataverse on a stored method.</summary>
    OwnSubscription = 192700000,

    /// <summary>Charged by the gateway; we learn of failures by notification.</summary>
    GatewaySubscription = 192700001,
    OneOff = 192700002,

    /// <summary>A stored method, charged without a rhythm.</summary>
    Unscheduled = 192700003,
}
