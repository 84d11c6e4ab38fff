using System.Globalization;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_countryrule: an administrator's own facts about a country.</summary>
internal static class CountryRuleRow
{
    public const string Table = "cpay_countryrule";
    public const string Id = "cpay_countryruleid";
    public const string Country = "cpay_country";
    public const string TimeZone = "cpay_timezone";
    public const string Paydays = "cpay_paydays";
    public const string Holidays = "cpay_holidays";
    public const string MessagesFrom = "cpay_messagesfrom";
    public const string MessagesTo = "cpay_messagesto";
    public const string DaysWithoutMessages = "cpay_dayswithoutmessages";
    public const string MessagesPerWeek = "cpay_messagesperweek";
    public const string Representments = "cpay_representments";

    public static readonly string[] ForRules = [Country, TimeZone, Paydays, Holidays, MessagesFrom, MessagesTo, DaysWithoutMessages, MessagesPerWeek, Representments];

    public static CountryOverride ToOverride(Entity row) => new(row.GetAttributeValue<string>(Country) ?? "")
    {
        TimeZone = row.GetAttributeValue<int?>(TimeZone) is { } code and >= 0 ? code.ToString(CultureInfo.InvariantCulture) : null,
        Paydays = row.GetAttributeValue<string>(Paydays),
        Holidays = row.GetAttributeValue<string>(Holidays),
        MessagesFrom = row.GetAttributeValue<int?>(MessagesFrom),
        MessagesTo = row.GetAttributeValue<int?>(MessagesTo),
        DaysWithoutMessages = row.GetAttributeValue<string>(DaysWithoutMessages),
        MessagesPerWeek = row.GetAttributeValue<int?>(MessagesPerWeek),
        Representments = row.GetAttributeValue<int?>(Representments),
    };
}
