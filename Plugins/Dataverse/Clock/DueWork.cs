using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Clock;

/// <summary>One kind of work that the clock starts: whoever adds a kind adds its line here, and an async step on the mark column.</summary>
/// <param name="Name">The output of cpay_RunDueWork that counts it, and its sentence: Work.{Name}.</param>
/// <param name="Table">Where it is found.</param>
/// <param name="DueColumn">A date column in quick find, so that the platform indexes it; empty: nothing to do.</param>
/// <param name="MarkColumn">Set by the clock; starts the async job of the row.</param>
internal sealed record DueWork(string Name, string Table, string DueColumn, string MarkColumn)
{
    public static IReadOnlyList<DueWork> All { get; } =
    [
        new("RefundChecks", RefundRow.Table, RefundRow.NextCheckOn, RefundRow.CheckRequestedOn),
        new("ChargeChecks", TransactionRow.Table, TransactionRow.NextCheckOn, TransactionRow.CheckRequestedOn),
        new("RecoverySteps", RecoveryCaseRow.Table, RecoveryCaseRow.NextActionOn, RecoveryCaseRow.ActionRequestedOn),
        new("SubscriptionCharges", SubscriptionRow.Table, SubscriptionRow.NextChargeOn, SubscriptionRow.ChargeRequestedOn),
        new("GatewayEvents", GatewayEventRow.Table, GatewayEventRow.NextTryOn, GatewayEventRow.TryRequestedOn),
        new("CustomerMessages", CustomerMessageRow.Table, CustomerMessageRow.NextTryOn, CustomerMessageRow.TryRequestedOn),
        new("RecoveryTasks", RecoveryTaskRow.Table, RecoveryTaskRow.NextCheckOn, RecoveryTaskRow.CheckRequestedOn),
        new("OfferChecks", AlternativeOfferRow.Table, AlternativeOfferRow.NextCheckOn, AlternativeOfferRow.CheckRequestedOn),
        new("MethodChecks", PaymentMethodRow.Table, PaymentMethodRow.NextVerifyOn, PaymentMethodRow.VerifyRequestedOn),
        new("EndedCodes", VerificationRow.Table, VerificationRow.CloseOn, VerificationRow.CloseRequestedOn),
        new("GatewayWarnings", GatewayRow.Table, GatewayRow.WarnOn, GatewayRow.WarnRequestedOn),
        new("CardNotices", PaymentMethodRow.Table, PaymentMethodRow.NoticeOn, PaymentMethodRow.NoticeRequestedOn),
        new("ChargeNotices", SubscriptionRow.Table, SubscriptionRow.NoticeOn, SubscriptionRow.NoticeRequestedOn),
    ];
}
