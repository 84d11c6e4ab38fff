namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>One <c>attribute</c> element of Entity.xml. Lookups get their targets later, from the relationships.</summary>
internal sealed class ColumnReader(IReadOnlyDictionary<string, ChoiceMetadata> globalChoices)
{
    public ColumnMetadata Read(XmlFile column)
    {
        var type = TypeOf(column);
        var common = new ColumnMetadata
        {
            LogicalName = column.RequiredText("LogicalName"),
            SchemaName = column.RequiredAttribute("PhysicalName"),
            Type = type,
            DisplayName = column.Labels("displaynames", "displayname"),
            Description = column.Labels("Descriptions", "Description"),
            RequiredLevel = column.Text("RequiredLevel") ?? "none",
            ValidForCreate = column.Flag("ValidForCreateApi"),
            ValidForUpdate = column.Flag("ValidForUpdateApi"),
            ValidForRead = column.Flag("ValidForReadApi"),
            IsSecured = column.Flag("IsSecured"),
            IsAudited = column.Flag("IsAuditEnabled"),
            IsCustom = column.Flag("IsCustomField"),
            Format = column.Text("Format") ?? "",
            AutoNumberFormat = column.Text("AutoNumberFormat") ?? "",
        };
        return WithType(common, column);
    }

    private ColumnMetadata WithType(ColumnMetadata common, XmlFile column) => common.Type switch
    {
        ColumnType.Text or ColumnType.Memo => common with { MaxLength = column.Integer("MaxLength") },
        ColumnType.Integer or ColumnType.BigInt => Ranged(common, column),
        ColumnType.Decimal or ColumnType.Double => Ranged(common, column) with { Precision = column.Integer("Accuracy") },
        ColumnType.Money => Money(common, column),
        ColumnType.DateTime => common with { DateTimeBehavior = column.Integer("Behavior") ?? 1 },
        ColumnType.Boolean or ColumnType.Choice or ColumnType.Choices => WithChoice(common, column),
        ColumnType.State => common with { Choice = ChoiceReader.States(column) },
        ColumnType.Status => common with { Choice = ChoiceReader.Statuses(column) },
        _ => common,
    };

    private static ColumnMetadata Ranged(ColumnMetadata common, XmlFile column) =>
        common with { MinValue = column.Decimal("MinValue"), MaxValue = column.Decimal("MaxValue") };

    private static ColumnMetadata Money(ColumnMetadata common, XmlFile column) => Ranged(common, column) with
    {
        Precision = column.Integer("Accuracy"),
        PrecisionSource = column.Integer("AccuracySource") ?? 0,
        CalculationOf = column.Text("CalculationOf")?.ToLowerInvariant(),
    };

    private ColumnMetadata WithChoice(ColumnMetadata common, XmlFile column)
    {
        var value = column.Integer("AppDefaultValue");
        return common with
        {
            Choice = ChoiceReader.Of(column, globalChoices),
            DefaultValue = value == -1 && common.Type != ColumnType.Boolean ? null : value,
        };
    }

    private static ColumnType TypeOf(XmlFile column) => column.RequiredText("Type") switch
    {
        "primarykey" or "uniqueidentifier" => ColumnType.UniqueIdentifier,
        "nvarchar" => ColumnType.Text,
        "ntext" => ColumnType.Memo,
        "int" => ColumnType.Integer,
        "bigint" => ColumnType.BigInt,
        "decimal" => ColumnType.Decimal,
        "float" => ColumnType.Double,
        "money" => ColumnType.Money,
        "datetime" => ColumnType.DateTime,
        "bit" => ColumnType.Boolean,
        "picklist" => ColumnType.Choice,
        "multiselectpicklist" => ColumnType.Choices,
        "state" => ColumnType.State,
        "status" => ColumnType.Status,
        "lookup" or "customer" or "owner" => ColumnType.Lookup,
        "partylist" => ColumnType.PartyList,
        var other => throw column.Problem($"column type {other} of {column.Text("LogicalName")} is not emulated"),
    };
}
