namespace CrmPayments.Core.Subscriptions;

/// <summary>Where a subscription stands. Values are those of cpay_subscription's choice cpay_status.</summary>
public enum SubscriptionStatus
{
    Active = 192700000,

    /// <summary>A charge of it failed and is being recovered; it goes on meanwhile.</summary>
    PastDue = 192700001,

    Suspended = 192700002,

    Cancelled = 192700003,

    /// <summary>Its end date has come.</summary>
    Ended = 192700004,

    /// <summary>The bank or the gateway did not accept it.</summary>
    SetUpFailed = 192700005,
}
