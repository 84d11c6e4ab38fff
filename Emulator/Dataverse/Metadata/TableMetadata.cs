namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>One table.</summary>
public sealed record TableMetadata
{
    public required string LogicalName { get; init; }

    public required string SchemaName { get; init; }

    public required string EntitySetName { get; init; }

    /// <summary>As on the platform for base tables; from 10000 for custom ones, stable for a solution.</summary>
    public required int ObjectTypeCode { get; init; }

    public required string PrimaryIdColumn { get; init; }

    public required string PrimaryNameColumn { get; init; }

    public required TableOwnership Ownership { get; init; }

    public bool IsActivity { get; init; }

    public bool IsIntersect { get; init; }

    /// <summary>Read only, and made of other tables: activitypointer (every activity), owner (users and teams).</summary>
    public bool IsView { get; init; }

    /// <summary>Only the platform writes its rows: no Create, Update or Delete (audit).</summary>
    public bool IsLog { get; init; }

    /// <summary>Changes of its audited columns are kept in table audit.</summary>
    public bool IsAudited { get; init; }

    public bool IsCustom { get; init; }

    public bool HasNotes { get; init; }

    public bool HasActivities { get; init; }

    /// <summary>Web resource name of its icon; may be empty.</summary>
    public string IconVectorName { get; init; } = "";

    public LocalizedText DisplayName { get; init; } = LocalizedText.Empty;

    public LocalizedText DisplayCollectionName { get; init; } = LocalizedText.Empty;

    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>By logical name.</summary>
    public required IReadOnlyDictionary<string, ColumnMetadata> Columns { get; init; }

    public IReadOnlyList<AlternateKeyMetadata> Keys { get; init; } = [];

    /// <summary>Columns of quick-find views, which the store indexes.</summary>
    public IReadOnlyList<string> IndexedColumns { get; init; } = [];
}

public enum TableOwnership
{
    None,
    User,
    Organization,
    BusinessUnit,
}

public sealed record AlternateKeyMetadata(string SchemaName, string LogicalName, LocalizedText DisplayName, IReadOnlyList<string> Columns);
