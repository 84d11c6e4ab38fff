namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>Other/Relationships/*.xml; only those that Other/Relationships.xml lists, as the packer does.</summary>
internal static class RelationshipReader
{
    public static IReadOnlyList<RelationshipMetadata> ReadAll(string otherDirectory)
    {
        var list = Path.Combine(otherDirectory, "Relationships.xml");
        if (!File.Exists(list))
        {
            return [];
        }

        var names = XmlFile.Load(list).Children("EntityRelationship").Select(item => item.RequiredAttribute("Name")).ToHashSet(StringComparer.Ordinal);
        var bodies = Directory.Exists(Path.Combine(otherDirectory, "Relationships"))
            ? Directory.GetFiles(Path.Combine(otherDirectory, "Relationships"), "*.xml").Order(StringComparer.Ordinal).SelectMany(Bodies).ToList()
            : [];
        RefuseStrays(list, names, bodies);
        return [.. bodies.Select(body => body.Relationship)];
    }

    private static IEnumerable<(string Name, RelationshipMetadata Relationship)> Bodies(string path) =>
        XmlFile.Load(path).Children("EntityRelationship").Select(body => (body.RequiredAttribute("Name"), Read(body)));

    /// <remarks>The packer drops both kinds in silence, and a lookup without its relationship would point nowhere.</remarks>
    private static void RefuseStrays(string list, HashSet<string> names, List<(string Name, RelationshipMetadata Relationship)> bodies)
    {
        var defined = bodies.Select(body => body.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Except(defined).FirstOrDefault() is { } missing)
        {
            throw SolutionFormatException.In(list, $"relationship {missing} is listed but not defined");
        }

        if (defined.Except(names).FirstOrDefault() is { } unlisted)
        {
            throw SolutionFormatException.In(list, $"relationship {unlisted} is defined but not listed");
        }
    }

    private static RelationshipMetadata Read(XmlFile body)
    {
        if (body.RequiredText("EntityRelationshipType") is not "OneToMany" and var kind)
        {
            throw body.Problem($"relationship type {kind} of {body.Attribute("Name")} is not emulated");
        }

        var name = body.RequiredAttribute("Name");
        var column = body.RequiredText("ReferencingAttributeName");
        return new RelationshipMetadata
        {
            SchemaName = name,
            ReferencingTable = body.RequiredText("ReferencingEntityName").ToLowerInvariant(),
            ReferencingColumn = column.ToLowerInvariant(),
            ReferencedTable = body.RequiredText("ReferencedEntityName").ToLowerInvariant(),
            ReferencedColumn = "",
            ReferencingNavigationProperty = Navigation(body, 1) ?? "",
            ReferencedNavigationProperty = Navigation(body, 0) ?? name,
            OnDelete = OnDelete(body),
        };
    }

    private static string? Navigation(XmlFile body, int role) =>
        (body.Child("EntityRelationshipRoles")?.Children("EntityRelationshipRole") ?? [])
            .FirstOrDefault(item => item.Integer("RelationshipRoleType") == role) is { Element: not null } found
            ? found.Text("NavigationPropertyName") : null;

    private static DeleteBehavior OnDelete(XmlFile body) => body.Text("CascadeDelete") switch
    {
        null or "RemoveLink" => DeleteBehavior.RemoveLink,
        "Restrict" => DeleteBehavior.Restrict,
        "Cascade" => DeleteBehavior.Cascade,
        "NoCascade" => DeleteBehavior.NoCascade,
        var other => throw body.Problem($"CascadeDelete {other} is not emulated"),
    };
}
