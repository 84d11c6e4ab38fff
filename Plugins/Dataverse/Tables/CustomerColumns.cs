namespace CrmPayments.Plugins.Tables;

/// <summary>The module's own columns of contact and account: the same on both.</summary>
internal static class CustomerColumns
{
    public const string Language = "cpay_language";

    /// <summary>The platform's time zone code.</summary>
    public const string TimeZone = "cpay_timezone";

    /// <summary>Two letters.</summary>
    public const string Country = "cpay_countrycode";
    public const string Segment = "cpay_segment";
    public const string NoSms = "cpay_donotsms";
    public const string NoChat = "cpay_donotchat";

    /// <summary>The address that did not take a message.</summary>
    public const string BouncedEmail = "cpay_bouncedemail";
    public const string BouncedPhone = "cpay_bouncedphone";
}
