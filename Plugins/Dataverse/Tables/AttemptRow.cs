namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_paymentattempt: an activity, one thing tried.</summary>
internal static class AttemptRow
{
    public const string Table = "cpay_paymentattempt";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string Regarding = "regardingobjectid";
    public const string Owner = "ownerid";
    public const string State = "statecode";
    public const string StatusReason = "statuscode";
    public const string Operation = "cpay_operation";
    public const string Outcome = "cpay_outcome";
    public const string DeclineReason = "cpay_declinereason";
    public const string GatewayCode = "cpay_gatewaycode";
    public const string GatewayText = "cpay_gatewaytext";
    public const string Amount = "cpay_amount";
    public const string Currency = "transactioncurrencyid";
    public const string DurationMs = "cpay_durationms";
    public const string Transaction = "cpay_transactionid";
    public const string Refund = "cpay_refundid";
    public const string User = "cpay_userid";
}
