namespace CrmPayments.Emulator.Dataverse.Metadata.Base;

/// <summary>How a lookup of the base tables becomes relationships, one a target.</summary>
/// <param name="Targets">Logical names, or one word that stands for many: @notes, @activities, @regarding, @any.</param>
/// <param name="Relationships">Schema names, one a target, or one pattern with {target} for all.</param>
/// <param name="Navigations">On the table with the lookup; empty: the column's name (one target) or column_target.</param>
/// <param name="IsOwner">The owner column, whose relationship points to the table "owner".</param>
internal sealed record LookupTemplate(
    IReadOnlyList<string> Targets, IReadOnlyList<string> Relationships, IReadOnlyList<string> Navigations, DeleteBehavior OnDelete, bool IsOwner);

/// <summary>A column of the base tables, before it is put into a table.</summary>
/// <param name="Lookup">Null unless the column is a lookup.</param>
internal sealed record ColumnTemplate(ColumnMetadata Column, LookupTemplate? Lookup);
