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

    /// <summary>Of the subscription that made it, as the gateway told it, also where the CRM has none such.</summary>
    public const string GatewaySubscriptionId = "cpay_gatewaysubscriptionid";
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

    /// <summary>The failed charge this is a try to collect; absent on any other charge.</summary>
    public const string Origin = "cpay_originid";

    /// <summary>What is still owed of a failed charge; absent on one that never failed.</summary>
    public const string Owed = "cpay_owedamount";
    public const string Paid = "cpay_paidamount";
    public const string Discount = "cpay_discountamount";
    public const string Reference = "cpay_reference";
    public const string IdempotencyKey = "cpay_idempotencykey";

    /// <summary>How many sends may have reached the gateway; 0 means certainly none.</summary>
    public const string SendCount = "cpay_sendcount";
    public const string Checks = "cpay_checks";
    public const string SubmittedOn = "cpay_submittedon";
    public const string NextCheckOn = "cpay_nextcheckon";

    /// <summary>Set by due work: starts a look-up.</summary>
    public const string CheckRequestedOn = "cpay_checkrequestedon";
    public const string CompletedOn = "cpay_completedon";
    public const string Initiator = "cpay_initiator";
    public const string Engine = "cpay_engine";
    public const string AskedBy = "cpay_askedby";
    public const string Network = "cpay_network";
    public const string NetworkCode = "cpay_networkcode";
    public const string AdviceCode = "cpay_advicecode";

    /// <summary>An administrator's decline rule forbids tries by the machine after this code.</summary>
    public const string RetryForbidden = "cpay_retryforbidden";
    public const string Fingerprint = "cpay_fingerprint";

    /// <summary>An optimistic lock on what the card networks allow; two tries of one instrument at the same moment cannot both take it.</summary>
    public const string SlotKey = "cpay_slotkey";
    public const string RecoveryCase = "cpay_recoverycaseid";
    public const string Subscription = "cpay_subscriptionid";
    public const string Purpose = "cpay_purpose";
    public const string DueOn = "cpay_dueon";

    /// <summary>The offer by which it was paid, or that it is a part of.</summary>
    public const string Offer = "cpay_offerid";
    public const string PaymentLinkId = "cpay_paymentlinkid";

    /// <summary>A subscription of the gateway's made it, of which the CRM knows nothing else. Gateways try their own charges again unless they are told not to: one engine, never two.</summary>
    public static bool IsOfUnknownSubscription(Entity row) => !string.IsNullOrEmpty(row.GetAttributeValue<string>(GatewaySubscriptionId)) && !row.Contains(Subscription);
}
