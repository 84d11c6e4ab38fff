namespace CrmPayments.Core.Subscriptions;

/// <summary>The unit of a subscription's interval. Values are those of cpay_subscription's choice cpay_interval.</summary>
public enum BillingInterval
{
    Day = 192700000,
    Week = 192700001,
    Month = 192700002,
    Year = 192700003,
}
