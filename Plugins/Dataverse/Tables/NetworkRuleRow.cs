using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_networkrule: an administrator's own numbers for a network.</summary>
internal static class NetworkRuleRow
{
    public const string Table = "cpay_networkrule";
    public const string Id = "cpay_networkruleid";
    public const string Network = "cpay_network";
    public const string Per24Hours = "cpay_per24hours";
    public const string Per30Days = "cpay_per30days";
    public const string PerAmount30Days = "cpay_peramount30days";

    /// <summary>The choice's first value; the others follow in the order of <see cref="PaymentNetwork"/>.</summary>
    public const int First = 192700000;

    public static readonly string[] ForRules = [Network, Per24Hours, Per30Days, PerAmount30Days];

    public static NetworkOverride ToOverride(Entity row) => new(
        (PaymentNetwork)(row.GetAttributeValue<OptionSetValue>(Network).Value - First),
        row.GetAttributeValue<int?>(Per24Hours),
        row.GetAttributeValue<int?>(Per30Days),
        row.GetAttributeValue<int?>(PerAmount30Days));
}
