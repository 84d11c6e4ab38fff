namespace CrmPayments.Core.Recovery;

/// <summary>Which failed charge becomes a case, and when it is first looked at. Decision 0018.</summary>
public static class OpeningRules
{
    /// <summary>An older failure is history, imported or told late: nobody is written to about it.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(30);

    /// <summary>A customer at the checkout mistypes and pays a minute later: nothing is done before this has passed.</summary>
    public static readonly TimeSpan CheckoutPause = TimeSpan.FromMinutes(15);

    /// <summary>Another charge of the same amount within this time is the same purchase, where nothing says which order it was for.</summary>
    public static readonly TimeSpan SamePurchase = TimeSpan.FromHours(1);

    /// <param name="charge">The failed charge.</param>
    /// <param name="policyNamesOneOff">An administrator's policy for one-off charges fits it.</param>
    /// <param name="now">When it is decided.</param>
    public static bool Opens(FailedCharge charge, bool policyNamesOneOff, DateTimeOffset now)
    {
        if (!charge.HasCustomer || charge.IsTry || charge.Owed <= 0m || now - charge.FailedOn > Oldest) return false;
        return charge.HasMethod || charge.Kind != RecoveryKind.OneOff || policyNamesOneOff;
    }

    /// <summary>How long after the failure the case is first looked at.</summary>
    public static TimeSpan Pause(FailedCharge charge) => charge.Initiator is null or ChargeInitiator.Customer && charge.Kind == RecoveryKind.OneOff ? CheckoutPause : TimeSpan.Zero;

    /// <summary>What kind of charge it was.</summary>
    /// <param name="hasSubscription">It belongs to one.</param>
    /// <param name="gatewayCharges">Its subscription is charged by the gateway.</param>
    /// <param name="initiator">Null: the gateway told of it, and nobody knows.</param>
    public static RecoveryKind KindOf(bool hasSubscription, bool gatewayCharges, ChargeInitiator? initiator) => hasSubscription
        ? gatewayCharges ? RecoveryKind.GatewaySubscription : RecoveryKind.OwnSubscription
        : initiator is ChargeInitiator.MerchantRecurring or ChargeInitiator.MerchantUnscheduled ? RecoveryKind.Unscheduled : RecoveryKind.OneOff;
}
