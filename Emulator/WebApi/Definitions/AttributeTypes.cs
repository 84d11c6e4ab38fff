using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>What the platform's metadata calls each kind of column.</summary>
internal static class AttributeTypes
{
    private static readonly Dictionary<ColumnType, (string Code, string TypeName, string Class)> Names = new()
    {
        [ColumnType.UniqueIdentifier] = ("Uniqueidentifier", "UniqueidentifierType", "UniqueIdentifierAttributeMetadata"),
        [ColumnType.Text] = ("String", "StringType", "StringAttributeMetadata"),
        [ColumnType.Memo] = ("Memo", "MemoType", "MemoAttributeMetadata"),
        [ColumnType.Integer] = ("Integer", "IntegerType", "IntegerAttributeMetadata"),
        [ColumnType.BigInt] = ("BigInt", "BigIntType", "BigIntAttributeMetadata"),
        [ColumnType.Decimal] = ("Decimal", "DecimalType", "DecimalAttributeMetadata"),
        [ColumnType.Double] = ("Double", "DoubleType", "DoubleAttributeMetadata"),
        [ColumnType.Money] = ("Money", "MoneyType", "MoneyAttributeMetadata"),
        [ColumnType.DateTime] = ("DateTime", "DateTimeType", "DateTimeAttributeMetadata"),
        [ColumnType.Boolean] = ("Boolean", "BooleanType", "BooleanAttributeMetadata"),
        [ColumnType.Choice] = ("Picklist", "PicklistType", "PicklistAttributeMetadata"),
        [ColumnType.Choices] = ("Virtual", "MultiSelectPicklistType", "MultiSelectPicklistAttributeMetadata"),
        [ColumnType.State] = ("State", "StateType", "StateAttributeMetadata"),
        [ColumnType.Status] = ("Status", "StatusType", "StatusAttributeMetadata"),
        [ColumnType.Lookup] = ("Lookup", "LookupType", "LookupAttributeMetadata"),
        [ColumnType.PartyList] = ("PartyList", "PartyListType", "LookupAttributeMetadata"),
    };

    public static IEnumerable<string> Codes => [.. Names.Values.Select(each => each.Code), "Customer", "Owner"];

    public static string CodeOf(ColumnMetadata column) => IsOwner(column) ? "Owner" : IsCustomer(column) ? "Customer" : Names[column.Type].Code;

    public static string TypeNameOf(ColumnMetadata column) => IsOwner(column) ? "OwnerType" : IsCustomer(column) ? "CustomerType" : Names[column.Type].TypeName;

    public static string ClassOf(ColumnMetadata column) => Names[column.Type].Class;

    private static bool IsOwner(ColumnMetadata column) => column is { Type: ColumnType.Lookup, LogicalName: "ownerid" };

    private static bool IsCustomer(ColumnMetadata column) =>
        column.Type == ColumnType.Lookup && column.Targets.Count == 2 && column.Targets.Contains("account") && column.Targets.Contains("contact");
}
