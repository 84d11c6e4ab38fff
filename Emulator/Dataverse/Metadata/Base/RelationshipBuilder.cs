namespace CrmPayments.Emulator.Dataverse.Metadata.Base;

/// <summary>All relationships: the solution's, completed, and those the platform makes for every table, under the platform's names.</summary>
internal sealed class RelationshipBuilder(IReadOnlyDictionary<string, TableTemplate> tables)
{
    private readonly List<RelationshipMetadata> _all = [];
    private readonly HashSet<(string Table, string Column, string Target)> _made = [];

    public IReadOnlyList<RelationshipMetadata> Build(IEnumerable<RelationshipMetadata> ofSolution)
    {
        foreach (var relationship in ofSolution)
        {
            Add(Completed(relationship));
        }

        foreach (var table in tables.Values)
        {
            foreach (var column in table.Columns.Where(column => column.Lookup is not null))
            {
                AddOfPlatform(table.Table, column);
            }
        }

        foreach (var activity in tables.Values.Select(table => table.Table).Where(table => table.IsActivity && !table.IsView))
        {
            AddPointer(activity);
        }

        return _all;
    }

    private void Add(RelationshipMetadata relationship)
    {
        if (_made.Add((relationship.ReferencingTable, relationship.ReferencingColumn, relationship.ReferencedTable)))
        {
            _all.Add(relationship);
        }
    }

    private RelationshipMetadata Completed(RelationshipMetadata relationship)
    {
        var table = Table(relationship, relationship.ReferencingTable);
        var column = table.Columns.FirstOrDefault(one => one.Column.LogicalName == relationship.ReferencingColumn)?.Column
            ?? throw new SolutionFormatException($"relationship {relationship.SchemaName} is on {relationship.ReferencingTable}.{relationship.ReferencingColumn}, which is no column");
        var navigation = relationship.ReferencingNavigationProperty;
        return relationship with
        {
            ReferencedColumn = Table(relationship, relationship.ReferencedTable).Table.PrimaryIdColumn,
            ReferencingNavigationProperty = navigation.Length > 0 ? navigation : NavigationOf(table.Table, column.IsCustom ? column.SchemaName : column.LogicalName),
        };
    }

    private TableTemplate Table(RelationshipMetadata relationship, string name) => tables.TryGetValue(name, out var table)
        ? table : throw new SolutionFormatException($"relationship {relationship.SchemaName} names table {name}, which is neither in the solution nor a base table of the emulator");

    private void AddOfPlatform(TableMetadata table, ColumnTemplate column)
    {
        var lookup = column.Lookup!;
        if (lookup.IsOwner)
        {
            Add(Relationship(table, column.Column, tables["owner"].Table, $"owner_{table.LogicalName}", NavigationOf(table, "ownerid"), $"owner_{table.LogicalName}", DeleteBehavior.Restrict));
            return;
        }

        var targets = Targets(lookup.Targets).ToList();
        for (var index = 0; index < targets.Count; index++)
        {
            var names = NamesOf(table, column, targets, index);
            Add(Relationship(table, column.Column, targets[index], names.Name, names.Navigation, names.Back, lookup.OnDelete));
        }
    }

    private static (string Name, string Navigation, string Back) NamesOf(TableMetadata table, ColumnTemplate column, List<TableMetadata> targets, int index)
    {
        var lookup = column.Lookup!;
        var target = targets[index];
        if (lookup.Targets is ["@regarding"])
        {
            return ActivityNames.Regarding(table, target);
        }

        var name = Filled(lookup.Relationships[lookup.Relationships.Count == 1 ? 0 : index], table, target);
        var navigation = lookup.Navigations.Count > 0 ? lookup.Navigations[index]
            : lookup.Targets is [var only] && only[0] != '@' ? column.Column.LogicalName
            : $"{column.Column.LogicalName}_{target.LogicalName}";
        return table is { IsActivity: true, IsCustom: true }
            ? ActivityNames.OfSystemLookup(table, column.Column, target)
            : (name, navigation, name);
    }

    private static string Filled(string pattern, TableMetadata table, TableMetadata target) => pattern
        .Replace("{table}", table.LogicalName, StringComparison.Ordinal)
        .Replace("{schema}", table.SchemaName, StringComparison.Ordinal)
        .Replace("{target}", target.LogicalName, StringComparison.Ordinal);

    private static string NavigationOf(TableMetadata table, string column) =>
        table is { IsActivity: true, IsCustom: true } ? $"{column}_{table.LogicalName}" : column;

    private IEnumerable<TableMetadata> Targets(IReadOnlyList<string> words)
    {
        var all = tables.Values.Select(table => table.Table);
        return words switch
        {
            ["@notes"] => all.Where(table => table.HasNotes && !table.IsView),
            ["@activities"] => all.Where(table => table is { IsActivity: true, IsView: false }),
            ["@regarding"] => all.Where(table => table.HasActivities),
            ["@any"] => all.Where(table => table is { IsIntersect: false, IsView: false, Ownership: TableOwnership.User or TableOwnership.Organization }),
            _ => words.Select(name => tables[name].Table),
        };
    }

    private void AddPointer(TableMetadata activity)
    {
        var name = $"activity_pointer_{activity.LogicalName}";
        var key = new ColumnMetadata { LogicalName = "activityid", SchemaName = "ActivityId", Type = ColumnType.UniqueIdentifier };
        Add(Relationship(activity, key, tables["activitypointer"].Table, name, $"activityid_{activity.LogicalName}", name, DeleteBehavior.Cascade));
    }

    private static RelationshipMetadata Relationship(
        TableMetadata table, ColumnMetadata column, TableMetadata target, string name, string navigation, string back, DeleteBehavior onDelete) => new()
        {
            SchemaName = name,
            ReferencingTable = table.LogicalName,
            ReferencingColumn = column.LogicalName,
            ReferencingNavigationProperty = navigation,
            ReferencedTable = target.LogicalName,
            ReferencedColumn = target.PrimaryIdColumn,
            ReferencedNavigationProperty = back,
            OnDelete = onDelete,
        };
}
