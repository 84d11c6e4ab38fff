using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>Every navigation property of an organization, by table and case-sensitive name.</summary>
public sealed class NavigationCatalog
{
    private readonly Dictionary<string, Dictionary<string, Navigation>> _byTable = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column, string Target), string> _lookups = [];

    public NavigationCatalog(OrganizationMetadata organization)
    {
        foreach (var table in organization.Tables.Values)
            _byTable[table.LogicalName] = Of(table, organization);
    }

    public IReadOnlyDictionary<string, Navigation> Of(string table) => _byTable[table];

    public Navigation? Find(string table, string name) => _byTable.GetValueOrDefault(table)?.GetValueOrDefault(name);

    /// <summary>The single-valued navigation property through which a lookup column points to a target table; null when no relationship is defined.</summary>
    public string? NameOf(string table, string column, string target) => _lookups.GetValueOrDefault((table, column, target));

    private Dictionary<string, Navigation> Of(TableMetadata table, OrganizationMetadata organization)
    {
        var found = new Dictionary<string, Navigation>(StringComparer.Ordinal);
        foreach (var group in organization.ManyToOneOf(table.LogicalName).GroupBy(each => each.ReferencingNavigationProperty))
            found[group.Key] = ToOne(table, group.Key, [.. group]);
        foreach (var each in organization.ManyToOneOf(table.LogicalName))
            _lookups[(table.LogicalName, each.ReferencingColumn, each.ReferencedTable)] = each.ReferencingNavigationProperty;
        foreach (var each in organization.OneToManyOf(table.LogicalName))
            found.TryAdd(each.ReferencedNavigationProperty, new Navigation.ToMany(each.ReferencedNavigationProperty, each));
        AddManyToMany(table, organization, found);
        return found;
    }

    /// <summary>The owner's relationship names the table "owner", but its column points to users and teams.</summary>
    private static Navigation.ToOne ToOne(TableMetadata table, string name, List<RelationshipMetadata> relationships)
    {
        var column = table.Columns[relationships[0].ReferencingColumn];
        var isOwner = relationships.Any(each => each.ReferencedTable == "owner");
        return new(name, column.LogicalName, isOwner ? column.Targets : [.. relationships.Select(each => each.ReferencedTable)], relationships.Count == 1 ? relationships[0] : null);
    }

    private static void AddManyToMany(TableMetadata table, OrganizationMetadata organization, Dictionary<string, Navigation> found)
    {
        foreach (var each in organization.ManyToMany)
        {
            if (each.Table1 == table.LogicalName)
                found.TryAdd(each.Navigation1, new Navigation.ManyToMany(each.Navigation1, each, FromFirst: true));
            if (each.Table2 == table.LogicalName)
                found.TryAdd(each.Navigation2, new Navigation.ManyToMany(each.Navigation2, each, FromFirst: false));
        }
    }
}
