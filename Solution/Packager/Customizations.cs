using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>Fills the placeholders of Other/Customizations.xml from their folders.</summary>
internal static class Customizations
{
    public static XElement Merge(SolutionSource source)
    {
        var merged = new XElement(source.Skeleton);
        foreach (var (placeholder, content) in Contents(source))
            if (merged.Element(placeholder) is { } element)
                element.ReplaceNodes(content);
        return merged;
    }

    /// <summary>What belongs into each placeholder; those without content are left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<XElement>> Contents(SolutionSource source) => new Dictionary<string, IReadOnlyList<XElement>>
    {
        ["Entities"] = [.. source.Tables.Select(TableXml.Merge)],
        ["Roles"] = Roots(source.Roles),
        ["Workflows"] = Roots(source.Workflows),
        ["FieldSecurityProfiles"] = [.. source.ColumnSecurity?.Elements() ?? []],
        ["Templates"] = source.EmailTemplates is { } templates ? [EmailTemplates.Merge(source, templates)] : [],
        ["EntityRelationships"] = Relationships(source),
        ["optionsets"] = Roots(source.Choices),
        ["Dashboards"] = Roots(source.Dashboards),
        ["WebResources"] = Roots(source.WebResources),
        ["SolutionPluginAssemblies"] = Roots(source.Assemblies),
        ["SdkMessageProcessingSteps"] = Roots(source.Steps),
        ["AppModuleSiteMaps"] = Roots(source.SiteMaps),
        ["AppModules"] = Roots(source.Apps),
    }.Where(entry => entry.Value.Count > 0).ToDictionary();

    private static XElement[] Roots(IEnumerable<SourceXml> files) => [.. files.Select(file => WithoutDeclarations(file.Root))];

    private static List<XElement> Relationships(SolutionSource source)
    {
        var bodies = source.RelationshipFiles.SelectMany(file => file.Root.Elements()).ToLookup(body => body.Attribute("Name")?.Value);
        return [.. (source.Relationships?.Elements() ?? []).SelectMany(listed => bodies[listed.Attribute("Name")?.Value])];
    }

    // The root of the merged file declares xsi for all of them.
    internal static XElement WithoutDeclarations(XElement root)
    {
        var copy = new XElement(root);
        copy.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        return copy;
    }
}
