namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_verification: a one-time code sent to a user, or a check that the asker is the customer. Never the code, never the answers.</summary>
internal static class VerificationRow
{
    public const string Table = "cpay_verification";
    public const string Id = "cpay_verificationid";
    public const string Name = "cpay_name";
    public const string Kind = "cpay_kind";
    public const string User = "cpay_userid";
    public const string Transaction = "cpay_transactionid";
    public const string Customer = "cpay_customerid";
    public const string Amount = "cpay_amount";
    public const string CurrencyCode = "cpay_currencycode";
    public const string CodeHash = "cpay_codehash";
    public const string ExpiresOn = "cpay_expireson";
    public const string Tries = "cpay_tries";
    public const string Status = "cpay_status";
    public const string Channel = "cpay_channel";
    public const string Asked = "cpay_asked";
    public const string Matched = "cpay_matched";

    /// <summary>The mail that carries the code, until due work deletes it.</summary>
    public const string Email = "cpay_emailid";

    /// <summary>When due work closes it; empty: nothing is left to do.</summary>
    public const string CloseOn = "cpay_closeon";

    /// <summary>Set by due work: closes it in a job of its own.</summary>
    public const string CloseRequestedOn = "cpay_closerequestedon";
    public const string CreatedOn = "createdon";

    /// <summary>What is needed to judge a code or a check.</summary>
    public static readonly string[] ForDecisions = [Id, Kind, User, Amount, CodeHash, ExpiresOn, Tries, Status, CreatedOn];

    public const int StepUpCode = 192700000;
    public const int CustomerCheck = 192700001;
}
