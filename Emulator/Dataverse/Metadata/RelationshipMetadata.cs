namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>A one-to-many relationship: a lookup column and what follows from it.</summary>
public sealed record RelationshipMetadata
{
    public required string SchemaName { get; init; }

    /// <summary>The "one" side.</summary>
    public required string ReferencedTable { get; init; }

    public required string ReferencedColumn { get; init; }

    /// <summary>The "many" side, which carries the lookup.</summary>
    public required string ReferencingTable { get; init; }

    public required string ReferencingColumn { get; init; }

    /// <summary>Single-valued navigation property on the "many" side; case-sensitive; what <c>@odata.bind</c> names.</summary>
    public required string ReferencingNavigationProperty { get; init; }

    /// <summary>Collection-valued navigation property on the "one" side.</summary>
    public required string ReferencedNavigationProperty { get; init; }

    public DeleteBehavior OnDelete { get; init; } = DeleteBehavior.RemoveLink;
}

public enum DeleteBehavior
{
    RemoveLink,
    Restrict,
    Cascade,
    NoCascade,
}

/// <summary>A many-to-many relationship with its intersect table (systemuserroles, teammembership, teamroles, ...).</summary>
public sealed record ManyToManyMetadata(
    string SchemaName, string IntersectTable, string Table1, string Column1, string Navigation1, string Table2, string Column2, string Navigation2);
