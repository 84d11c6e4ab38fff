using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Query;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Writes rows as JSON objects, with the annotations the client asked for.</summary>
internal sealed class RowWriter(WebApiModel model, Preferences preferences)
{
    private readonly bool _formatted = preferences.Wants(AnnotationNames.FormattedValue);
    private readonly bool _tables = preferences.Wants(AnnotationNames.LookupTable);
    private readonly bool _navigations = preferences.Wants(AnnotationNames.LookupNavigation);

    /// <summary>A row without what it expands.</summary>
    public JObject Write(Entity row, RowShape shape)
    {
        var json = Start(row);
        foreach (var column in shape.Shown)
            Add(json, row, column.LogicalName, column, EdmNames.PropertyOf(column), row.LogicalName);
        if (shape.Columns is null && EdmNames.IsPrincipal(row.LogicalName))
            json[EdmNames.PrincipalId] = ValueWriter.Id(row.Id);
        return json;
    }

    /// <summary>A row of a FetchXML query: what the query asked for and the row has, columns of joined tables as <c>alias.column</c>.</summary>
    public JObject WriteFetched(Entity row, TableMetadata table)
    {
        var json = Start(row);
        foreach (var (name, value) in row.Attributes)
        {
            var source = value as AliasedValue;
            var of = source is null ? table : model.Organization.Tables.GetValueOrDefault(source.EntityLogicalName ?? "");
            var column = of?.Columns.GetValueOrDefault(source?.AttributeLogicalName ?? name);
            var isNull = value is null || source is { Value: null };
            if (!isNull)
                Add(json, row, name, column, source is null && column is not null ? EdmNames.PropertyOf(column) : name, of?.LogicalName);
        }
        return json;
    }

    public static string ETag(Entity row) => $"W/\"{row.RowVersion}\"";

    private static JObject Start(Entity row)
    {
        var json = new JObject();
        if (!string.IsNullOrEmpty(row.RowVersion))
            json[AnnotationNames.ETag] = ETag(row);
        return json;
    }

    private void Add(JObject json, Entity row, string attribute, ColumnMetadata? column, string property, string? table)
    {
        var value = row.Attributes.TryGetValue(attribute, out var found) ? found : null;
        Annotate(json, row, attribute, property, (value as AliasedValue)?.Value ?? value, column, table);
        json[property] = ValueWriter.Write(value, column);
    }

    private void Annotate(JObject json, Entity row, string attribute, string property, object? value, ColumnMetadata? column, string? table)
    {
        if (value is null)
            return;
        var reference = value as EntityReference;
        if (_formatted && Formatted(row, attribute, reference) is { } text)
            json[$"{property}@{AnnotationNames.FormattedValue}"] = text;
        if (reference is null)
            return;
        if (_navigations && table is not null && column is not null && model.Navigations.NameOf(table, column.LogicalName, reference.LogicalName) is { } navigation)
            json[$"{property}@{AnnotationNames.LookupNavigation}"] = navigation;
        if (_tables)
            json[$"{property}@{AnnotationNames.LookupTable}"] = reference.LogicalName;
    }

    private static string? Formatted(Entity row, string attribute, EntityReference? reference) =>
        row.FormattedValues.TryGetValue(attribute, out var text) ? text : reference?.Name;
}
