using System.Xml.Linq;

namespace CrmPayments.Solution.Packager.Checks;

/// <summary>Apps and their site maps show only what exists, to roles that exist.</summary>
internal sealed class AppCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source) =>
    [
        .. source.Apps.SelectMany(app => app.Root.Descendants("AppModuleComponent").Where(component => !Exists(component, source)).Select(component => Missing(app, component))),
        .. source.Apps.SelectMany(app => Roles(app, source)),
        .. source.Apps.Where(app => source.WebResources.All(resource => Ids.Of(resource.Text("WebResourceId")) != Ids.Of(app.Text("WebResourceId"))))
            .Select(app => $"{app.Path} has the icon {app.Text("WebResourceId")}, which is no web resource of the source."),
        .. source.SiteMaps.SelectMany(map => SubAreas(map, source)),
    ];

    private static bool Exists(XElement component, SolutionSource source)
    {
        var (name, id) = (component.Attribute("schemaName")?.Value ?? "", Ids.Of(component.Attribute("id")));
        return component.Attribute("type")?.Value switch
        {
            "1" => References.IsTable(name, source),
            "26" => source.Tables.SelectMany(table => table.ViewIds).Contains(id),
            "60" => source.Tables.SelectMany(table => table.FormIds).Concat(source.Dashboards.Select(dashboard => Ids.Of(dashboard.Text("FormId")))).Contains(id),
            "62" => source.SiteMaps.Any(map => map.Text("SiteMapUniqueName") == name),
            _ => false,
        };
    }

    private static string Missing(SourceXml app, XElement component) =>
        $"{app.Path} has a component of type {component.Attribute("type")?.Value}, {component.Attribute("schemaName")?.Value ?? component.Attribute("id")?.Value}, which does not exist.";

    private static IEnumerable<string> Roles(SourceXml app, SolutionSource source)
    {
        var known = source.Roles.Select(role => Ids.Of(role.Attribute("id"))).ToHashSet();
        return app.Root.Descendants("Role").Select(role => Ids.Of(role.Attribute("id"))).Where(id => !known.Contains(id))
            .Select(id => $"{app.Path} is for role {id}, which does not exist.");
    }

    private static IEnumerable<string> SubAreas(SourceXml map, SolutionSource source) =>
        map.Root.Descendants("SubArea").Select(area => area.Attribute("Entity")?.Value).OfType<string>().Where(table => !References.IsTable(table, source))
            .Select(table => $"{map.Path} shows table {table}, which does not exist.");
}
