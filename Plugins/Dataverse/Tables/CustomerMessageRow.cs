namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_customermessage: what a customer was told about a refund. One row a refund and stage: the key keeps anything from being sent twice.</summary>
internal static class CustomerMessageRow
{
    public const string Table = "cpay_customermessage";
    public const string Name = "cpay_name";
    public const string Refund = "cpay_refundid";
    public const string Customer = "cpay_customerid";
    public const string Stage = "cpay_stage";
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

    public const int ChannelEmail = 192700000;
    public const int StatusSent = 192700001;
    public const int StatusNotSent = 192700002;
    public const int StatusFailed = 192700003;
}
