using System.Xml.Linq;

namespace CrmPayments.Solution.Packager.Checks;

/// <summary>Every root component has content, and what must be a root component is one.</summary>
internal sealed class RootComponentCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source)
    {
        var contents = Contents(source);
        var rows = source.RootComponents.Select(Row).ToList();
        return
        [
            .. rows.Where(row => !contents.Contains(row)).Select(row => $"Root component of type {row.Type}, {row.Key}, has nothing behind it."),
            .. contents.Except(rows).Select(content => $"{content.Key} (type {content.Type}) is in the source but is no root component of Other/Solution.xml."),
            .. rows.CountBy(row => row).Where(count => count.Value > 1).Select(count => $"Root component of type {count.Key.Type}, {count.Key.Key}, is listed {count.Value} times."),
        ];
    }

    private static (string Type, string Key) Row(XElement row)
    {
        var key = row.Attribute("id") is { } id ? Ids.Of(id) : row.Attribute("schemaName")?.Value ?? "";
        return (row.Attribute("type")?.Value ?? "", key);
    }

    // The numbers are Dataverse's component types; those that travel inside another (columns, forms, views) are not listed.
    private static HashSet<(string Type, string Key)> Contents(SolutionSource source) =>
    [
        .. source.Tables.Select(table => ("1", table.LogicalName)),
        .. source.Choices.Select(choice => ("9", choice.Attribute("Name"))),
        .. source.Roles.Select(role => ("20", Ids.Of(role.Attribute("id")))),
        .. source.Workflows.Select(flow => ("29", Ids.Of(flow.Attribute("WorkflowId")))),
        .. (source.EmailTemplates?.Elements("emailtemplate") ?? []).Select(template => ("36", Ids.Of(template.Attribute("id")))),
        .. source.Dashboards.Select(dashboard => ("60", Ids.Of(dashboard.Text("FormId")))),
        .. source.WebResources.Select(resource => ("61", resource.Text("Name"))),
        .. source.SiteMaps.Select(map => ("62", map.Text("SiteMapUniqueName"))),
        .. (source.ColumnSecurity?.Elements() ?? []).Select(profile => ("70", Ids.Of(profile.Attribute("fieldsecurityprofileid")))),
        .. source.Apps.Select(app => ("80", app.Text("UniqueName"))),
        .. source.Assemblies.Select(assembly => ("91", Ids.Of(assembly.Attribute("PluginAssemblyId")))),
        .. source.Steps.Select(step => ("92", Ids.Of(step.Attribute("SdkMessageProcessingStepId")))),
    ];
}
