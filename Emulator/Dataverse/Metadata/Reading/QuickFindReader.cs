namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>The columns of a table's quick-find views: the platform indexes them, and due work relies on that.</summary>
internal static class QuickFindReader
{
    public static IReadOnlyList<string> Columns(string tableFolder)
    {
        var views = Path.Combine(tableFolder, "SavedQueries");
        return Directory.Exists(views)
            ? [.. Directory.GetFiles(views, "*.xml").Order(StringComparer.Ordinal).SelectMany(FindColumns).Distinct(StringComparer.Ordinal)]
            : [];
    }

    private static IEnumerable<string> FindColumns(string path) =>
        XmlFile.Load(path).Children("savedquery")
            .Where(view => view.Flag("isquickfindquery"))
            .SelectMany(view => view.Element.Descendants("filter"))
            .Where(filter => filter.Attribute("isquickfindfields")?.Value is "1" or "true")
            .SelectMany(filter => filter.Elements("condition"))
            .Select(condition => condition.Attribute("attribute")?.Value ?? throw SolutionFormatException.In(path, "a quick-find condition has no attribute"));
}
