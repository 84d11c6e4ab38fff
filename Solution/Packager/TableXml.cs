using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>Puts forms, views, charts and ribbon into the placeholders of an Entity.xml.</summary>
internal static class TableXml
{
    public static XElement Merge(TableSource table)
    {
        var entity = Customizations.WithoutDeclarations(table.Entity.Root);
        entity.Element("FormXml")?.ReplaceNodes(table.Forms.Select(OfType));
        entity.Element("SavedQueries")?.ReplaceNodes(Together("savedqueries", table.Views));
        entity.Element("Visualizations")?.ReplaceNodes(table.Charts.Select(chart => Customizations.WithoutDeclarations(chart.Root)));
        entity.Element("RibbonDiffXml")?.ReplaceNodes(table.Ribbon?.Root.Nodes());
        return entity;
    }

    private static XElement OfType(IGrouping<string, SourceXml> forms) =>
        new("forms", new XAttribute("type", forms.Key), forms.SelectMany(form => form.Root.Elements()));

    private static XElement? Together(string element, IReadOnlyList<SourceXml> files) =>
        files.Count == 0 ? null : new XElement(element, files.SelectMany(file => file.Root.Elements()));
}
