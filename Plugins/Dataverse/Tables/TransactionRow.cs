namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_transaction: a charge, as the gateway knows it.</summary>
internal static class TransactionRow
{
    public const string Table = "cpay_transaction";
    public const string Id = "cpay_transactionid";
    public const string Name = "cpay_name";
    public const string Customer = "cpay_customerid";
    public const string Gateway = "cpay_gatewayid";
    public const string GatewayTransactionId = "cpay_gatewaytransactionid";
    public const string PaymentMethod = "cpay_paymentmethodid";
    public const string Amount = "cpay_amount";
    public const string Refunded = "cpay_refundedamount";
    public const string Reserved = "cpay_reservedamount";
    public const string Refundable = "cpay_refundableamount";
    public const string Currency = "transactioncurrencyid";
    public const string Status = "cpay_status";
    public const string DeclineReason = "cpay_declinereason";
    public const string GatewayCode = "cpay_gatewaycode";
    public const string GatewayText = "cpay_gatewaytext";
    public const string OrderReference = "cpay_orderreference";
    public const string ChargedOn = "cpay_chargedon";
    public const string SettledOn = "cpay_settledon";
    public const string Disputed = "cpay_disputed";

    /// <summary>Every dispute that was told, as <see cref="CrmPayments.Core.Refunds.Disputes"/> writes it.</summary>
    public const string Disputes = "cpay_disputes";
    public const string Lost = "cpay_lostamount";

    /// <summary>Written to take the row lock; its value means nothing.</summary>
    public const string Lock = "cpay_lock";
}
