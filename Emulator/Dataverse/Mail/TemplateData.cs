using System.Globalization;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Mail;

/// <summary>What a template can name: columns of the row it is written for, and of the user who asks.</summary>
/// <param name="rows">By table.</param>
/// <param name="culture">Of the user: how dates and times are written.</param>
internal sealed partial class TemplateData(OrganizationMetadata metadata, IReadOnlyDictionary<string, Entity> rows, CultureInfo culture)
{
    /// <param name="path"><c>table/column</c> for texts; <c>table/column/@name</c> for lookups and options, <c>@date</c> and <c>@time</c>, <c>@formattedvalue</c> for numbers.</param>
    /// <returns>Null when the column is empty.</returns>
    /// <exception cref="System.ServiceModel.FaultException">The path is of another form, or names a table the template has no row of, or no column.</exception>
    public string? ValueOf(string path)
    {
        var match = Form().Match(path);
        if (!match.Success || !rows.TryGetValue(match.Groups["table"].Value, out var row))
        {
            throw DataverseFaults.NotEmulated($"'{path}' in an email template for {string.Join(" and ", rows.Keys)}");
        }

        var column = metadata.Table(row.LogicalName).Column(match.Groups["column"].Value);
        return row.GetAttributeValue<object>(column.LogicalName) is { } value ? Text(row, column, value, match.Groups["form"].Value, path) : null;
    }

    private string Text(Entity row, ColumnMetadata column, object value, string form, string path) => (form, value) switch
    {
        ("", string text) => text,
        ("name", EntityReference or OptionSetValue or OptionSetValueCollection or bool) => Formatted(row, column),
        ("formattedvalue", int or long or decimal or double or Money) => Formatted(row, column),
        ("date", DateTime time) => time.ToString("d", culture),
        ("time", DateTime time) => time.ToString("t", culture),
        _ => throw DataverseFaults.NotEmulated($"'{path}', a column of type {column.Type}, in an email template"),
    };

    private static string Formatted(Entity row, ColumnMetadata column) => row.FormattedValues.TryGetValue(column.LogicalName, out var text) ? text : "";

    [GeneratedRegex("^(?<table>[a-z0-9_]+)/(?<column>[a-z0-9_]+)(/@(?<form>name|formattedvalue|date|time))?$")]
    private static partial Regex Form();
}
