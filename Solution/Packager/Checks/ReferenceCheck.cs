using System.Xml.Linq;

namespace CrmPayments.Solution.Packager.Checks;

/// <summary>Forms, ribbons and tables point only to views, relationships, choices and web resources that exist.</summary>
internal sealed class ReferenceCheck : ISolutionCheck
{
    private const string WebResource = "$webresource:";

    public IEnumerable<string> Defects(SolutionSource source)
    {
        var views = source.Tables.SelectMany(table => table.ViewIds).ToHashSet();
        return
        [
            .. source.Tables.SelectMany(table => table.AllForms).Concat(source.Dashboards).SelectMany(form => Views(form, views)),
            .. source.Tables.SelectMany(table => table.AllForms).SelectMany(form => FormRelationships(form, source)),
            .. source.Tables.SelectMany(table => Choices(table, source)),
            .. UsesOfWebResources(source).Distinct().Where(use => !References.IsWebResource(use.Name, source)).Select(use => $"{use.Path} uses web resource {use.Name}, which does not exist."),
        ];
    }

    private static IEnumerable<string> Views(SourceXml form, HashSet<string> views) =>
        form.Root.Descendants().Where(element => element.Name.LocalName is "ViewId" or "DefaultViewId").Select(Ids.Of)
            .Where(id => !views.Contains(id)).Select(id => $"{form.Path} shows view {id}, which is not in the source: the import would fail.");

    private static IEnumerable<string> FormRelationships(SourceXml form, SolutionSource source)
    {
        var known = source.RelationshipFiles.SelectMany(file => file.Root.Elements()).Select(body => body.Attribute("Name")?.Value).ToHashSet();
        return form.Root.Descendants("RelationshipName").Select(element => element.Value.Trim())
            .Where(name => References.IsOurs(name, source) && !known.Contains(name))
            .Select(name => $"{form.Path} follows relationship {name}, which does not exist.");
    }

    private static IEnumerable<string> Choices(TableSource table, SolutionSource source) =>
        table.Entity.Root.Descendants("OptionSetName").Select(element => element.Value.Trim())
            .Where(name => References.IsOurs(name, source) && source.Choices.All(choice => choice.Attribute("Name") != name))
            .Select(name => $"{table.Entity.Path} uses global choice {name}, which does not exist.");

    private static IEnumerable<(string Path, string Name)> UsesOfWebResources(SolutionSource source) =>
    [
        .. source.Tables.SelectMany(table => table.Entity.Root.Descendants("IconVectorName").Select(icon => (table.Entity.Path, icon.Value.Trim()))),
        .. source.Tables.SelectMany(table => table.AllForms).SelectMany(form => Libraries(form).Select(name => (form.Path, name))),
        .. source.Tables.Where(table => table.Ribbon is not null).SelectMany(table => RibbonUses(table.Ribbon!).Select(name => (table.Ribbon!.Path, name))),
    ];

    private static IEnumerable<string> Libraries(SourceXml form) =>
    [
        .. form.Root.Descendants("Library").Select(library => library.Attribute("name")?.Value ?? ""),
        .. form.Root.Descendants("Handler").Select(handler => handler.Attribute("libraryName")?.Value ?? ""),
        .. form.Root.Descendants("Url").Select(url => url.Value.Trim()),
    ];

    private static IEnumerable<string> RibbonUses(SourceXml ribbon) =>
        ribbon.Root.Descendants().Attributes().Select(attribute => attribute.Value)
            .Where(value => value.StartsWith(WebResource, StringComparison.Ordinal)).Select(value => value[WebResource.Length..]);
}
