namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_customermessage: what a customer is told. Of a refund one row a stage, of anything else one row a key: nothing is sent twice.</summary>
internal static class CustomerMessageRow
{
    public const string Table = "cpay_customermessage";
    public const string Id = "cpay_customermessageid";
    public const string Name = "cpay_name";
    public const string Refund = "cpay_refundid";
    public const string Customer = "cpay_customerid";
    public const string Stage = "cpay_stage";

    /// <summary>Empty: it is about a refund.</summary>
    public const string Kind = "cpay_kind";
    public const string Wording = "cpay_wording";
    public const string Key = "cpay_key";

    /// <summary>Customer and day: at most one message that counts is sent.</summary>
    public const string DayKey = "cpay_daykey";
    public const string RecoveryCase = "cpay_recoverycaseid";
    public const string Subscription = "cpay_subscriptionid";
    public const string Offer = "cpay_offerid";
    public const string Transaction = "cpay_transactionid";
    public const string PaymentMethod = "cpay_paymentmethodid";
    public const string Link = "cpay_link";
    public const string Until = "cpay_until";
    public const string Text = "cpay_text";

    /// <summary>The customer asked for it: no hour is too late.</summary>
    public const string Asked = "cpay_asked";
    public const string BouncedOn = "cpay_bouncedon";
    public const string Channel = "cpay_channel";
    public const string Language = "cpay_language";

    /// <summary>Empty where no text was chosen, because a later stage was true already.</summary>
    public const string Template = "cpay_template";
    public const string Email = "cpay_emailid";
    public const string Status = "cpay_status";
    public const string Error = "cpay_error";
    public const string SentOn = "cpay_senton";
    public const string Tries = "cpay_tries";
    public const string NextTryOn = "cpay_nexttryon";

    /// <summary>Set by due work: starts a try.</summary>
    public const string TryRequestedOn = "cpay_tryrequestedon";

    public const int StatusWaiting = 192700000;
    public const int StatusSent = 192700001;
    public const int StatusNotSent = 192700002;
    public const int StatusFailed = 192700003;
}
