namespace CrmPayments.Emulator.Shell.Model;

/// <summary>One table, as the front end needs it.</summary>
public sealed record TableModel(
    string LogicalName,
    string SchemaName,
    string SetName,
    int TypeCode,
    string IdColumn,
    string NameColumn,
    string DisplayName,
    string CollectionName,
    bool IsActivity,
    bool HasNotes,
    bool HasActivities,
    bool IsUserOwned,
    string Icon,
    IReadOnlyDictionary<string, ColumnModel> Columns,
    IReadOnlyList<LookupModel> Lookups,
    IReadOnlyList<ChildrenModel> Children);

/// <param name="Type">Name of a <c>ColumnType</c>.</param>
public sealed record ColumnModel(
    string Type, string Label, string Description, string Required, bool ValidForCreate, bool ValidForUpdate,
    int? MaxLength, decimal? Min, decimal? Max, int? Precision, string Format, int DateBehavior,
    IReadOnlyList<OptionModel> Options, IReadOnlyList<string> Targets);

public sealed record OptionModel(int Value, string Label, string? Color, int? State);

/// <summary>A lookup to one table, and the navigation property that writes it.</summary>
public sealed record LookupModel(string Column, string Target, string Navigation);

/// <summary>Rows of another table that point here.</summary>
public sealed record ChildrenModel(string Relationship, string Table, string Column, string Navigation);
