namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_declinerule: how an administrator reads one code of a gateway.</summary>
internal static class DeclineRuleRow
{
    public const string Table = "cpay_declinerule";
    public const string Id = "cpay_declineruleid";
    public const string GatewayType = "cpay_gatewaytype";
    public const string Code = "cpay_code";
    public const string Reason = "cpay_reason";
    public const string RetryAllowed = "cpay_retryallowed";
}
