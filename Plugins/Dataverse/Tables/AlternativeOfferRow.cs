namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_alternativeoffer: another way to pay a debt.</summary>
internal static class AlternativeOfferRow
{
    public const string Table = "cpay_alternativeoffer";
    public const string Id = "cpay_alternativeofferid";
    public const string Name = "cpay_name";
    public const string Customer = "cpay_customerid";
    public const string RecoveryCase = "cpay_recoverycaseid";

    /// <summary>The debt: the charge that failed.</summary>
    public const string Transaction = "cpay_transactionid";

    /// <summary>The one that makes the link.</summary>
    public const string Gateway = "cpay_gatewayid";
    public const string Kind = "cpay_kind";
    public const string Status = "cpay_status";

    /// <summary>What the customer pays, discount taken off.</summary>
    public const string Amount = "cpay_amount";
    public const string Paid = "cpay_paidamount";
    public const string Currency = "transactioncurrencyid";
    public const string DiscountPercent = "cpay_discountpercent";
    public const string Discount = "cpay_discountamount";

    /// <summary>The parts, as JSON.</summary>
    public const string Terms = "cpay_terms";

    /// <summary>What a payment carries, so that it is recognized; an alternate key.</summary>
    public const string Reference = "cpay_reference";
    public const string Link = "cpay_link";
    public const string GatewayLinkId = "cpay_gatewaylinkid";
    public const string LinkStage = "cpay_linkstage";
    public const string SendCount = "cpay_sendcount";
    public const string Checks = "cpay_checks";
    public const string SubmittedOn = "cpay_submittedon";
    public const string ExpiresOn = "cpay_expireson";
    public const string NextCheckOn = "cpay_nextcheckon";

    /// <summary>Set by due work: starts a check.</summary>
    public const string CheckRequestedOn = "cpay_checkrequestedon";
    public const string MadeBy = "cpay_madeby";
    public const string ApprovedBy = "cpay_approvedby";
    public const string MadeOn = "cpay_madeon";

    /// <summary>Called off; ended only when its link is closed.</summary>
    public const string WithdrawnOn = "cpay_withdrawnon";
    public const string CompletedOn = "cpay_completedon";
    public const string Comment = "cpay_comment";
    public const string NotifyCustomer = "cpay_notifycustomer";

    /// <summary>The customer confirms by it what is not charged without them.</summary>
    public const string Confirms = "cpay_confirms";

    /// <summary>Parts that fall due are charged on the stored method.</summary>
    public const string ChargeParts = "cpay_chargeparts";
    public const string Error = "cpay_error";

    /// <summary>The case while the offer has not ended; an alternate key: one such offer for each case.</summary>
    public const string OpenKey = "cpay_openkey";

    /// <summary>Written to take the row lock; its value means nothing.</summary>
    public const string Lock = "cpay_lock";
}
