using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Tests.Dataverse.Lab;

/// <summary>The tables of the tests' own solution: an account with a balance, its entries, and a log.</summary>
internal static class LabTables
{
    public const string Account = "lab_account";
    public const string Entry = "lab_entry";
    public const string Log = "lab_log";

    private static readonly ChoiceMetadata Kind = new("lab_kind", false, LocalizedText.Empty,
        [new OptionMetadata(100, Text("Current")), new OptionMetadata(101, Text("Savings"))]);

    private static readonly ChoiceMetadata Services = new("lab_services", true, LocalizedText.Empty,
        [new OptionMetadata(1, Text("Cards")), new OptionMetadata(10, Text("Loans")), new OptionMetadata(11, Text("Advice"))]);

    public static IReadOnlyList<TableMetadata> All =>
    [
        Table("lab_Account", TableOwnership.User,
        [
            Name, Column("lab_Note", ColumnType.Text) with { MaxLength = 20 }, Column("lab_Lock", ColumnType.Text) with { MaxLength = 36, IsAudited = false },
            Column("lab_Balance", ColumnType.Integer) with { MinValue = -1000, MaxValue = 1_000_000 }, Column("lab_Code", ColumnType.Text) with { MaxLength = 50 },
            Column("lab_Number", ColumnType.Text) with { MaxLength = 50, AutoNumberFormat = "AC-{SEQNUM:6}" },
            Column("lab_Kind", ColumnType.Choice) with { Choice = Kind, DefaultValue = 100 },
            Column("lab_Services", ColumnType.Choices) with { Choice = Services },
            Column("lab_Rate", ColumnType.Decimal) with { Precision = 2, MinValue = 0, MaxValue = 100 },
            Column("lab_Amount", ColumnType.Money) with { Precision = 2, PrecisionSource = 2, MinValue = 0, MaxValue = 1_000_000 },
            Column("lab_Amount_Base", ColumnType.Money) with { Precision = 4, CalculationOf = "lab_amount", ValidForCreate = false, ValidForUpdate = false },
            Column("lab_Secret", ColumnType.Text) with { MaxLength = 50, IsSecured = true, DisplayName = Text("Secret") },
            Column("lab_OpenedOn", ColumnType.DateTime), Column("TransactionCurrencyId", ColumnType.Lookup), Column("ExchangeRate", ColumnType.Decimal) with { Precision = 10, ValidForCreate = false, ValidForUpdate = false },
        ]) with { Keys = [new AlternateKeyMetadata("lab_code", "lab_code", Text("Code"), ["lab_code"])], IsAudited = true },
        Table("lab_Entry", TableOwnership.User,
        [
            Name, Column("lab_Amount", ColumnType.Integer), Column("lab_AccountId", ColumnType.Lookup), Column("lab_OtherAccountId", ColumnType.Lookup),
        ]),
        Table("lab_Log", TableOwnership.Organization, [Name, Column("lab_AccountId", ColumnType.Lookup)]),
    ];

    public static IReadOnlyList<RelationshipMetadata> Relationships =>
    [
        Relationship("lab_Account", "lab_Entry", "lab_AccountId", DeleteBehavior.Cascade),
        Relationship("lab_Account", "lab_Entry", "lab_OtherAccountId", DeleteBehavior.Restrict),
        Relationship("lab_Account", "lab_Log", "lab_AccountId", DeleteBehavior.RemoveLink),
        Relationship("lab_Account", "QueueItem", "ObjectId", DeleteBehavior.Cascade) with { SchemaName = "lab_account_QueueItems", ReferencingNavigationProperty = "objectid_lab_account", ReferencedNavigationProperty = "lab_account_QueueItems" },
        Relationship("TransactionCurrency", "lab_Account", "TransactionCurrencyId", DeleteBehavior.Restrict),
    ];

    private static ColumnMetadata Name => Column("lab_Name", ColumnType.Text) with { MaxLength = 100 };

    private static TableMetadata Table(string schemaName, TableOwnership ownership, IEnumerable<ColumnMetadata> columns) => new()
    {
        LogicalName = schemaName.ToLowerInvariant(),
        SchemaName = schemaName,
        EntitySetName = schemaName.ToLowerInvariant() + "s",
        ObjectTypeCode = 20_000 + schemaName.Length,
        PrimaryIdColumn = schemaName.ToLowerInvariant() + "id",
        PrimaryNameColumn = "lab_name",
        Ownership = ownership,
        IsCustom = true,
        Columns = columns.ToDictionary(column => column.LogicalName),
    };

    private static ColumnMetadata Column(string schemaName, ColumnType type) =>
        new() { LogicalName = schemaName.ToLowerInvariant(), SchemaName = schemaName, Type = type, IsCustom = true, IsAudited = true };

    private static RelationshipMetadata Relationship(string one, string many, string lookup, DeleteBehavior onDelete) => new()
    {
        SchemaName = $"{one}_{many}_{lookup}",
        ReferencedTable = one.ToLowerInvariant(),
        ReferencedColumn = one.ToLowerInvariant() + "id",
        ReferencingTable = many.ToLowerInvariant(),
        ReferencingColumn = lookup.ToLowerInvariant(),
        ReferencingNavigationProperty = lookup,
        ReferencedNavigationProperty = $"{one}_{many}_{lookup}",
        OnDelete = onDelete,
    };

    private static LocalizedText Text(string text) => new(new Dictionary<int, string> { [LocalizedText.BaseLanguage] = text });
}
