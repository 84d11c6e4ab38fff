namespace CrmPayments.Core.Subscriptions;

/// <summary>Who charges a subscription. Values are those of cpay_subscription's choice cpay_engine.</summary>
public enum BillingEngine
{
    /// <summary>This module, with the stored method.</summary>
    Dataverse = 192700000,

    /// <summary>The gateway, by its own schedule; this module learns of it by notification.</summary>
    Gateway = 192700001,
}
