using CrmPayments.Core.Subscriptions;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_subscription: a recurring charge.</summary>
internal static class SubscriptionRow
{
    public const string Table = "cpay_subscription";
    public const string Id = "cpay_subscriptionid";
    public const string Name = "cpay_name";
    public const string Customer = "cpay_customerid";
    public const string PaymentMethod = "cpay_paymentmethodid";
    public const string BackupMethod = "cpay_backupmethodid";
    public const string Gateway = "cpay_gatewayid";
    public const string GatewaySubscriptionId = "cpay_gatewaysubscriptionid";
    public const string Purpose = "cpay_purpose";
    public const string Amount = "cpay_amount";
    public const string Currency = "transactioncurrencyid";
    public const string Interval = "cpay_interval";
    public const string IntervalCount = "cpay_intervalcount";
    public const string StartsOn = "cpay_startson";
    public const string AnchorDay = "cpay_anchorday";
    public const string NextChargeOn = "cpay_nextchargeon";

    /// <summary>Set by due work: starts one charge.</summary>
    public const string ChargeRequestedOn = "cpay_chargerequestedon";
    public const string EndsOn = "cpay_endson";
    public const string Status = "cpay_status";
    public const string Engine = "cpay_engine";
    public const string GatewayRetries = "cpay_gatewayretries";
    public const string Plan = "cpay_plan";
    public const string IncomeType = "cpay_incometype";
    /// <summary>How many days before each charge the customer is told; empty: they are not.</summary>
    public const string NoticeDays = "cpay_noticedays";
    public const string NoticeOn = "cpay_noticeon";

    /// <summary>Set by due work: starts one notice.</summary>
    public const string NoticeRequestedOn = "cpay_noticerequestedon";
    public const string Problem = "cpay_problem";
    public const string Policy = "cpay_policyid";

    /// <summary>When it is charged; the row must have a start.</summary>
    public static BillingSchedule ScheduleOf(Entity row) =>
        ScheduleFrom(row, new DateTimeOffset(DateTime.SpecifyKind(row.GetAttributeValue<DateTime>(StartsOn), DateTimeKind.Utc))) with { AnchorDay = row.GetAttributeValue<int?>(AnchorDay) };

    /// <summary>Its intervals, counted from one of its charges.</summary>
    public static BillingSchedule ScheduleFrom(Entity row, DateTimeOffset charge) => new(
        (BillingInterval)(row.GetAttributeValue<OptionSetValue>(Interval)?.Value ?? (int)BillingInterval.Month), Math.Max(1, row.GetAttributeValue<int?>(IntervalCount) ?? 1), charge);

    public static SubscriptionStatus StatusOf(Entity row) => (SubscriptionStatus)row.GetAttributeValue<OptionSetValue>(Status).Value;
}
