using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.OData.Edm;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>The Edm type of each kind of column (platform.md 11.2).</summary>
public static class ColumnTypes
{
    /// <returns>Null for a party list, which is only a navigation property.</returns>
    public static EdmPrimitiveTypeKind? KindOf(ColumnMetadata column) => column.Type switch
    {
        ColumnType.UniqueIdentifier or ColumnType.Lookup => EdmPrimitiveTypeKind.Guid,
        ColumnType.Text or ColumnType.Memo or ColumnType.Choices => EdmPrimitiveTypeKind.String,
        ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status => EdmPrimitiveTypeKind.Int32,
        ColumnType.BigInt => EdmPrimitiveTypeKind.Int64,
        ColumnType.Decimal or ColumnType.Money => EdmPrimitiveTypeKind.Decimal,
        ColumnType.Double => EdmPrimitiveTypeKind.Double,
        ColumnType.Boolean => EdmPrimitiveTypeKind.Boolean,
        ColumnType.DateTime => IsDateOnly(column) ? EdmPrimitiveTypeKind.Date : EdmPrimitiveTypeKind.DateTimeOffset,
        _ => null,
    };

    /// <summary>Only the behavior decides; a user-local column that is shown without its time still carries one.</summary>
    public static bool IsDateOnly(ColumnMetadata column) => column.Type == ColumnType.DateTime && column.DateTimeBehavior == 2;

    public static IEdmTypeReference? TypeOf(ColumnMetadata column) => KindOf(column) switch
    {
        null => null,
        EdmPrimitiveTypeKind.Decimal => EdmCoreModel.Instance.GetDecimal(precision: null, scale: null, isNullable: true),
        EdmPrimitiveTypeKind.String => EdmCoreModel.Instance.GetString(isUnbounded: false, column.MaxLength, isUnicode: null, isNullable: true),
        { } kind => EdmCoreModel.Instance.GetPrimitive(kind, isNullable: true),
    };
}
