namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_deputy: who decides in place of an absent person, and when.</summary>
internal static class DeputyRow
{
    public const string Table = "cpay_deputy";

    /// <summary>The absent person.</summary>
    public const string User = "cpay_userid";
    public const string Deputy = "cpay_deputyuserid";
    public const string From = "cpay_fromon";

    /// <summary>That instant not included.</summary>
    public const string Until = "cpay_untilon";
}
