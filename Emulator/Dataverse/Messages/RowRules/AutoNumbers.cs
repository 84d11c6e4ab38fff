using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Autonumber columns: SEQNUM, RANDSTRING and DATETIMEUTC in a format. A value the caller gives is kept.</summary>
internal static partial class AutoNumbers
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static void Fill(MessageCall call, TableMetadata table, Entity row)
    {
        foreach (var column in table.Columns.Values.Where(column => column.AutoNumberFormat.Length > 0 && row.GetAttributeValue<object>(column.LogicalName) is null))
        {
            row[column.LogicalName] = Token().Replace(column.AutoNumberFormat, match => Value(call, table, column, match));
        }
    }

    [GeneratedRegex(@"\{(SEQNUM|RANDSTRING|DATETIMEUTC):([^}]+)\}")]
    private static partial Regex Token();

    private static string Value(MessageCall call, TableMetadata table, ColumnMetadata column, Match match)
    {
        var argument = match.Groups[2].Value;
        return match.Groups[1].Value switch
        {
            "SEQNUM" => call.Scope.Writer.NextNumber(table.LogicalName, column.LogicalName)
                .ToString(CultureInfo.InvariantCulture).PadLeft(int.Parse(argument, CultureInfo.InvariantCulture), '0'),
            "RANDSTRING" => RandomNumberGenerator.GetString(Letters, int.Parse(argument, CultureInfo.InvariantCulture)),
            _ => call.Now.ToString(argument, CultureInfo.InvariantCulture),
        };
    }
}
