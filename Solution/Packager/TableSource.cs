namespace CrmPayments.Solution.Packager;

/// <summary>One folder under Entities.</summary>
/// <param name="Folder">Its name.</param>
/// <param name="Entity">Entity.xml.</param>
/// <param name="Forms">By form type, which is the name of the folder they are in.</param>
/// <param name="Views">SavedQueries.</param>
/// <param name="Charts">Visualizations.</param>
/// <param name="Ribbon">RibbonDiff.xml, or null.</param>
public sealed record TableSource(
    string Folder, SourceXml Entity, ILookup<string, SourceXml> Forms, IReadOnlyList<SourceXml> Views, IReadOnlyList<SourceXml> Charts, SourceXml? Ribbon)
{
    /// <summary>Lower case, as root components, forms and queries name it.</summary>
    public string LogicalName => Entity.Text("Name").ToLowerInvariant();

    public IEnumerable<SourceXml> AllForms => Forms.SelectMany(forms => forms);

    public IEnumerable<string> FormIds => AllForms.SelectMany(form => form.Root.Descendants("formid")).Select(Ids.Of);

    public IEnumerable<string> ViewIds => Views.SelectMany(view => view.Root.Descendants("savedqueryid")).Select(Ids.Of);

    internal static TableSource Load(SourceFolder source, string folder) => new(
        folder,
        source.Xml($"Entities/{folder}/Entity.xml"),
        source.Folders($"Entities/{folder}/FormXml")
            .SelectMany(type => source.XmlFiles($"Entities/{folder}/FormXml/{type}").Select(form => (type, form)))
            .ToLookup(found => found.type, found => found.form),
        source.XmlFiles($"Entities/{folder}/SavedQueries"),
        source.XmlFiles($"Entities/{folder}/Visualizations"),
        source.XmlIfThere($"Entities/{folder}/RibbonDiff.xml"));
}
