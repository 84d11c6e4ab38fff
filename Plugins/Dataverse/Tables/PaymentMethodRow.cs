using CrmPayments.Core.Gateways;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_paymentmethod: a stored instrument; a gateway token, never a number.</summary>
internal static class PaymentMethodRow
{
    public const string Table = "cpay_paymentmethod";
    public const string Id = "cpay_paymentmethodid";
    public const string Name = "cpay_name";
    public const string Customer = "cpay_customerid";
    public const string Gateway = "cpay_gatewayid";
    public const string Token = "cpay_token";
    public const string Kind = "cpay_kind";
    public const string Brand = "cpay_brand";
    public const string LastFour = "cpay_lastfour";
    public const string ExpiryMonth = "cpay_expirymonth";
    public const string ExpiryYear = "cpay_expiryyear";
    public const string Status = "cpay_status";

    /// <summary>The gateway's id of the customer, where it wants one beside the token.</summary>
    public const string CustomerToken = "cpay_customertoken";
    public const string Fingerprint = "cpay_fingerprint";
    public const string Network = "cpay_network";
    public const string MandateOn = "cpay_mandateon";

    /// <summary>The renewed method that is charged in place of this one.</summary>
    public const string ReplacedBy = "cpay_replacedbyid";

    public const string VerifiedOn = "cpay_verifiedon";
    public const string NextVerifyOn = "cpay_nextverifyon";

    /// <summary>Set by due work: starts a verification.</summary>
    public const string VerifyRequestedOn = "cpay_verifyrequestedon";
    public const string Verification = "cpay_verification";
    public const string VerificationReason = "cpay_verificationreason";

    /// <summary>When its token or date was renewed last; set by <see cref="Charges.NoteRenewal"/>.</summary>
    public const string ChangedOn = "cpay_changedon";
    /// <summary>When it is looked at whether the customer must be told that it expires.</summary>
    public const string NoticeOn = "cpay_noticeon";

    /// <summary>Set by due work: starts one look.</summary>
    public const string NoticeRequestedOn = "cpay_noticerequestedon";

    public const int Active = 192700000;
    public const int Expired = 192700001;
    public const int Removed = 192700002;

    /// <summary>Null: not known.</summary>
    public static PaymentMethodKind? KindOf(Entity row) => (PaymentMethodKind?)row.GetAttributeValue<OptionSetValue>(Kind)?.Value;
}
