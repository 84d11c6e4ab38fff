namespace CrmPayments.Solution.Packager.Checks;

/// <summary>Content without its empty element in the skeleton is dropped.</summary>
internal sealed class PlaceholderCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source) => Skeleton(source).Concat(source.Tables.SelectMany(InTable));

    private static IEnumerable<string> Skeleton(SolutionSource source) =>
        Customizations.Contents(source).Keys.Where(placeholder => source.Skeleton.Element(placeholder) is null)
            .Select(placeholder => $"Other/Customizations.xml lacks the placeholder <{placeholder} />: its content would be dropped.");

    private static IEnumerable<string> InTable(TableSource table)
    {
        (string Placeholder, bool HasContent)[] expected =
            [("FormXml", table.Forms.Count > 0), ("SavedQueries", table.Views.Count > 0), ("Visualizations", table.Charts.Count > 0), ("RibbonDiffXml", table.Ribbon is not null)];
        foreach (var (placeholder, hasContent) in expected)
            if (hasContent && table.Entity.Root.Element(placeholder) is null)
                yield return $"{table.Entity.Path} lacks the placeholder <{placeholder} />: that content of the table would be dropped.";
        if (table.Ribbon is null && table.Entity.Root.Element("RibbonDiffXml") is not null)
            yield return $"{table.Entity.Path} has the placeholder <RibbonDiffXml />, but there is no RibbonDiff.xml beside it.";
    }
}
