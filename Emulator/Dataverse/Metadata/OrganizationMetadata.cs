namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>Everything the emulated environment knows about its tables and messages: the solution's plus the base tables'. Read-only.</summary>
public sealed class OrganizationMetadata
{
    private readonly ILookup<string, RelationshipMetadata> _byReferencing;
    private readonly ILookup<string, RelationshipMetadata> _byReferenced;
    private readonly Dictionary<string, TableMetadata> _bySet;

    public OrganizationMetadata(
        IEnumerable<TableMetadata> tables,
        IEnumerable<RelationshipMetadata> relationships,
        IEnumerable<ManyToManyMetadata> manyToMany,
        IEnumerable<ChoiceMetadata> globalChoices,
        IEnumerable<CustomApiMetadata> customApis)
    {
        Tables = tables.ToDictionary(table => table.LogicalName, StringComparer.Ordinal);
        _bySet = Tables.Values.ToDictionary(table => table.EntitySetName, StringComparer.Ordinal);
        Relationships = [.. relationships];
        ManyToMany = [.. manyToMany];
        GlobalChoices = globalChoices.ToDictionary(choice => choice.Name, StringComparer.Ordinal);
        CustomApis = customApis.ToDictionary(api => api.UniqueName, StringComparer.Ordinal);
        _byReferencing = Relationships.ToLookup(relationship => relationship.ReferencingTable, StringComparer.Ordinal);
        _byReferenced = Relationships.ToLookup(relationship => relationship.ReferencedTable, StringComparer.Ordinal);
    }

    /// <summary>By logical name.</summary>
    public IReadOnlyDictionary<string, TableMetadata> Tables { get; }

    public IReadOnlyList<RelationshipMetadata> Relationships { get; }

    public IReadOnlyList<ManyToManyMetadata> ManyToMany { get; }

    public IReadOnlyDictionary<string, ChoiceMetadata> GlobalChoices { get; }

    /// <summary>By unique name.</summary>
    public IReadOnlyDictionary<string, CustomApiMetadata> CustomApis { get; }

    public TableMetadata? TableOfSet(string entitySetName) => _bySet.GetValueOrDefault(entitySetName);

    /// <summary>Relationships whose lookup is on the table.</summary>
    public IEnumerable<RelationshipMetadata> ManyToOneOf(string table) => _byReferencing[table];

    /// <summary>Relationships that point to the table.</summary>
    public IEnumerable<RelationshipMetadata> OneToManyOf(string table) => _byReferenced[table];
}
