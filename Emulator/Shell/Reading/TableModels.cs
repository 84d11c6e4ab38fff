using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>The environment's metadata → what the front end needs of it.</summary>
internal static class TableModels
{
    public static TableModel Of(TableMetadata table, OrganizationMetadata metadata, int lcid) => new(
        table.LogicalName, table.SchemaName, table.EntitySetName, table.ObjectTypeCode, table.PrimaryIdColumn, table.PrimaryNameColumn,
        Named(table.DisplayName, table.LogicalName, lcid), Named(table.DisplayCollectionName, table.EntitySetName, lcid),
        table.IsActivity, table.HasNotes, table.HasActivities, table.Ownership == TableOwnership.User, table.IconVectorName,
        table.Columns.ToDictionary(pair => pair.Key, pair => Column(pair.Value, lcid)),
        [.. metadata.ManyToOneOf(table.LogicalName).Select(link => new LookupModel(link.ReferencingColumn, link.ReferencedTable, link.ReferencingNavigationProperty))],
        [.. metadata.OneToManyOf(table.LogicalName).Select(link => new ChildrenModel(link.SchemaName, link.ReferencingTable, link.ReferencingColumn, link.ReferencedNavigationProperty))]);

    private static ColumnModel Column(ColumnMetadata column, int lcid) => new(
        column.Type.ToString(), Named(column.DisplayName, column.LogicalName, lcid), column.Description.In(lcid), column.RequiredLevel, column.ValidForCreate, column.ValidForUpdate,
        column.MaxLength, column.MinValue, column.MaxValue, column.Precision, column.Format, column.DateTimeBehavior,
        [.. column.Choice?.Options.Select(option => new OptionModel(option.Value, option.Label.In(lcid), option.Color, option.State)) ?? []],
        column.Targets);

    private static string Named(LocalizedText label, string otherwise, int lcid) => label.In(lcid) is { Length: > 0 } text ? text : otherwise;
}
