using CrmPayments.Emulator.Dataverse.Metadata.Base;

namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>Puts the solution's tables and the platform's together, with what the platform adds by itself.</summary>
public static class MetadataBuilder
{
    /// <exception cref="SolutionFormatException">The parts do not fit: a relationship to nowhere, a lookup without one, a name taken twice.</exception>
    public static OrganizationMetadata Build(SolutionContent content)
    {
        var platform = BaseTables.Load();
        List<TableTemplate> templates =
        [
            .. platform.Tables.Select(table => Extend(table, content.Extensions)),
            .. content.Tables.Select(table => OfSolution(table, platform)),
        ];
        RefuseTwice(templates);
        var tables = templates.ToDictionary(template => template.Table.LogicalName, StringComparer.Ordinal);
        var relationships = new RelationshipBuilder(tables).Build(content.Relationships);
        var targets = relationships.ToLookup(one => (one.ReferencingTable, one.ReferencingColumn), one => one.ReferencedTable);
        return new OrganizationMetadata(
            templates.Select(template => Finished(template, targets)), relationships, platform.ManyToMany, content.GlobalChoices, content.CustomApis);
    }

    private static TableTemplate Extend(TableTemplate table, IReadOnlyList<TableExtension> extensions)
    {
        var added = extensions.Where(extension => extension.LogicalName == table.Table.LogicalName).ToList();
        return table with
        {
            Table = table.Table with { Keys = [.. table.Table.Keys, .. added.SelectMany(extension => extension.Keys)] },
            Own = [.. table.Own, .. added.SelectMany(extension => extension.Columns).Select(column => new ColumnTemplate(column, null))],
        };
    }

    private static TableTemplate OfSolution(TableMetadata table, BaseTables platform)
    {
        var system = platform.SystemColumns(table.Ownership, table.IsActivity, hasState: true).ToList();
        var known = system.ToDictionary(column => column.Column.LogicalName, column => column.Lookup, StringComparer.Ordinal);
        return new TableTemplate(
            table, [.. table.Columns.Values.Select(column => new ColumnTemplate(column, known.GetValueOrDefault(column.LogicalName)))], system);
    }

    private static void RefuseTwice(List<TableTemplate> templates)
    {
        if (templates.GroupBy(template => template.Table.LogicalName).FirstOrDefault(group => group.Count() > 1) is { } name)
        {
            throw new SolutionFormatException($"table {name.Key} is defined twice");
        }

        if (templates.GroupBy(template => template.Table.ObjectTypeCode).FirstOrDefault(group => group.Count() > 1) is { } code)
        {
            throw new SolutionFormatException($"object type code {code.Key} falls to {string.Join(" and ", code.Select(template => template.Table.LogicalName))}: rename one");
        }
    }

    private static TableMetadata Finished(TableTemplate template, ILookup<(string Table, string Column), string> targets)
    {
        var table = template.Table;
        var key = new ColumnMetadata
        {
            LogicalName = table.PrimaryIdColumn,
            SchemaName = table.IsActivity ? "ActivityId" : table.SchemaName + "Id",
            Type = ColumnType.UniqueIdentifier,
            DisplayName = table.DisplayName,
            RequiredLevel = "systemrequired",
            ValidForUpdate = false,
        };
        var columns = template.Columns.Select(column => WithTargets(column, table, targets)).Append(key)
            .DistinctBy(column => column.LogicalName, StringComparer.Ordinal)
            .ToDictionary(column => column.LogicalName, StringComparer.Ordinal);
        RequireKeyColumns(table, columns);
        return table with { Columns = columns };
    }

    private static ColumnMetadata WithTargets(ColumnTemplate template, TableMetadata table, ILookup<(string Table, string Column), string> targets)
    {
        var column = template.Column;
        if (column.Type is not ColumnType.Lookup)
        {
            return column;
        }

        string[] found = template.Lookup?.IsOwner == true ? ["systemuser", "team"] : [.. targets[(table.LogicalName, column.LogicalName)].Distinct()];
        return found.Length > 0 ? column with { Targets = found }
            : throw new SolutionFormatException($"lookup {table.LogicalName}.{column.LogicalName} has no relationship");
    }

    private static void RequireKeyColumns(TableMetadata table, Dictionary<string, ColumnMetadata> columns)
    {
        foreach (var key in table.Keys)
        {
            if (key.Columns.FirstOrDefault(column => !columns.ContainsKey(column)) is { } missing)
            {
                throw new SolutionFormatException($"key {key.LogicalName} of {table.LogicalName} names {missing}, which is no column");
            }
        }
    }
}
