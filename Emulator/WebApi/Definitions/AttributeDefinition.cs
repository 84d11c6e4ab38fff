using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Writes a column as AttributeMetadata.</summary>
internal sealed class AttributeDefinition(LabelWriter labels)
{
    private readonly ChoiceDefinition _choices = new(labels);

    public JObject Write(TableMetadata table, ColumnMetadata column)
    {
        var json = new JObject
        {
            [AnnotationNames.Type] = "#" + EdmNames.Qualified(AttributeTypes.ClassOf(column)),
            ["MetadataId"] = MetadataIds.Of("attribute", table.LogicalName, column.LogicalName),
            ["LogicalName"] = column.LogicalName,
            ["SchemaName"] = column.SchemaName,
            ["EntityLogicalName"] = table.LogicalName,
            ["AttributeOf"] = null,
            ["AttributeType"] = AttributeTypes.CodeOf(column),
            ["AttributeTypeName"] = new JObject { ["Value"] = AttributeTypes.TypeNameOf(column) },
            ["DisplayName"] = labels.Write(column.DisplayName),
            ["Description"] = labels.Write(column.Description),
            ["RequiredLevel"] = RequiredLevel(column.RequiredLevel),
            ["IsPrimaryId"] = column.LogicalName == table.PrimaryIdColumn,
            ["IsPrimaryName"] = column.LogicalName == table.PrimaryNameColumn,
            ["IsLogical"] = false,
            ["IsValidForCreate"] = column.ValidForCreate,
            ["IsValidForRead"] = column.ValidForRead,
            ["IsValidForUpdate"] = column.ValidForUpdate,
            ["IsSecured"] = column.IsSecured,
            ["IsCustomAttribute"] = column.IsCustom,
            ["AutoNumberFormat"] = column.AutoNumberFormat,
        };
        json.Merge(Specific(column));
        return json;
    }

    private JObject Specific(ColumnMetadata column) => column.Type switch
    {
        ColumnType.Text or ColumnType.Memo => new() { ["MaxLength"] = column.MaxLength, ["Format"] = Capitalized(column.Format) },
        ColumnType.Integer => new() { ["MinValue"] = (int?)column.MinValue, ["MaxValue"] = (int?)column.MaxValue, ["Format"] = "None" },
        ColumnType.Decimal or ColumnType.Double => Range(column),
        ColumnType.Money => Money(column),
        ColumnType.DateTime => new() { ["Format"] = column.Format == "date" ? "DateOnly" : "DateAndTime", ["DateTimeBehavior"] = new JObject { ["Value"] = Behavior(column) } },
        ColumnType.Lookup or ColumnType.PartyList => new() { ["Targets"] = new JArray(column.Targets) },
        ColumnType.Boolean => new() { ["DefaultValue"] = column.DefaultValue == 1, ["OptionSet"] = column.Choice is null ? null : _choices.WriteBoolean(column.Choice) },
        ColumnType.Choice or ColumnType.Choices or ColumnType.State or ColumnType.Status => Choice(column),
        _ => [],
    };

    private JObject Choice(ColumnMetadata column) => new()
    {
        ["DefaultFormValue"] = column.DefaultValue ?? -1,
        ["OptionSet"] = column.Choice is null ? null : _choices.Write(column.Choice),
        ["GlobalOptionSet"] = column.Choice is { IsGlobal: true } choice ? _choices.Write(choice) : null,
    };

    private static JObject Range(ColumnMetadata column) => new() { ["MinValue"] = column.MinValue, ["MaxValue"] = column.MaxValue, ["Precision"] = column.Precision };

    private static JObject Money(ColumnMetadata column)
    {
        var json = Range(column);
        json["PrecisionSource"] = column.PrecisionSource;
        json["CalculationOf"] = column.CalculationOf;
        json["IsBaseCurrency"] = column.CalculationOf is not null;
        return json;
    }

    private static JObject RequiredLevel(string level) => new()
    {
        ["Value"] = level switch { "required" => "ApplicationRequired", "systemrequired" => "SystemRequired", "recommended" => "Recommended", _ => "None" },
        ["CanBeChanged"] = level != "systemrequired",
        ["ManagedPropertyLogicalName"] = "canmodifyrequirementlevelsettings",
    };

    private static string Behavior(ColumnMetadata column) => column.DateTimeBehavior switch { 2 => "DateOnly", 3 => "TimeZoneIndependent", _ => "UserLocal" };

    private static string Capitalized(string format) => format.Length == 0 ? "Text" : char.ToUpperInvariant(format[0]) + format[1..];
}
