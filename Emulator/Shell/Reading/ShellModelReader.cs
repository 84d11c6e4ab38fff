using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>Reads the app from the unpacked solution; one language is read once.</summary>
public sealed class ShellModelReader(string solutionDirectory, OrganizationMetadata metadata)
{
    private readonly ConcurrentDictionary<int, ShellModel> _models = new();

    /// <exception cref="InvalidDataException">The solution's XML lacks something an app needs.</exception>
    public ShellModel In(int lcid) => _models.GetOrAdd(lcid, Read);

    private ShellModel Read(int lcid)
    {
        var tables = metadata.Tables.Values.Where(table => !table.IsIntersect).ToList();
        var app = Xml.Load(OnlyFile("AppModules", "AppModule.xml"));
        var siteMap = Xml.Load(OnlyFile("AppModuleSiteMaps", "AppModuleSiteMap.xml"));
        return new ShellModel(
            lcid,
            Xml.Label(app, "LocalizedNames", "LocalizedName", lcid),
            IconOf(Xml.Id(Xml.Text(app, "WebResourceId"))),
            SiteMapReader.Read(siteMap, lcid, table => metadata.Tables.GetValueOrDefault(table)?.DisplayCollectionName.In(lcid) ?? table),
            tables.ToDictionary(table => table.LogicalName, table => TableModels.Of(table, metadata, lcid)),
            tables.ToDictionary(table => table.LogicalName, table => (IReadOnlyList<FormModel>)Forms(table, lcid)),
            tables.ToDictionary(table => table.LogicalName, table => Views(table, lcid)),
            RibbonsOf(tables, lcid),
            [.. WebResourceNames().Where(name => name.EndsWith(".1033.resx", StringComparison.Ordinal)).Select(name => name[..^".1033.resx".Length])]);
    }

    /// <summary>Names of the web resources that the solution carries.</summary>
    public IEnumerable<string> WebResourceNames() => WebResourceFiles().Select(file => Xml.Text(Xml.Load(file), "Name"));

    private List<FormModel> Forms(TableMetadata table, int lcid)
    {
        var forms = Files(table, "FormXml", "*.xml").Where(path => !path.EndsWith("_managed.xml", StringComparison.Ordinal))
            .Select(path => FormReader.Read(Xml.Load(path), Path.GetFileName(Path.GetDirectoryName(path)!), lcid)).ToList();
        if (!forms.Exists(form => form.Type == "main")) forms.Add(StandardParts.Form(table, lcid));
        return forms;
    }

    private IReadOnlyList<ViewModel> Views(TableMetadata table, int lcid)
    {
        var views = Files(table, "SavedQueries", "*.xml").Select(path => ViewReader.Read(Xml.Load(path), lcid)).OrderByDescending(view => view.IsDefault).ThenBy(view => view.Name).ToList();
        return views.Count > 0 ? views : StandardParts.Views(table, lcid);
    }

    private Dictionary<string, RibbonModel> RibbonsOf(IEnumerable<TableMetadata> tables, int lcid)
    {
        var files = tables.Select(table => (table.LogicalName, Path: Path.Combine(FolderOf(table), "RibbonDiff.xml"))).Where(file => File.Exists(file.Path));
        return files.ToDictionary(file => file.LogicalName, file => RibbonReader.Read(Xml.Load(file.Path), lcid));
    }

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private IEnumerable<string> Files(TableMetadata table, string folder, string pattern) => FilesIn(Path.Combine(FolderOf(table), folder), pattern);

    /// <summary>The folder has the schema name; a stock table's may differ from the metadata's in letter case only.</summary>
    private string FolderOf(TableMetadata table)
    {
        var entities = Path.Combine(solutionDirectory, "Entities");
        return Directory.EnumerateDirectories(entities).FirstOrDefault(folder => string.Equals(Path.GetFileName(folder), table.LogicalName, StringComparison.OrdinalIgnoreCase))
            ?? Path.Combine(entities, table.SchemaName);
    }

    private string OnlyFile(string folder, string name)
    {
        var found = FilesIn(Path.Combine(solutionDirectory, folder), name).ToList();
        return found.Count == 1 ? found[0] : throw new InvalidDataException($"The shell runs one app: {folder} holds {found.Count} files {name}.");
    }

    private string IconOf(string webResourceId) =>
        WebResourceFiles().Select(Xml.Load).Where(resource => Xml.Id(Xml.Text(resource, "WebResourceId")) == webResourceId).Select(resource => Xml.Text(resource, "Name")).FirstOrDefault("");

    private IEnumerable<string> WebResourceFiles() => FilesIn(Path.Combine(solutionDirectory, "WebResources"), "*.data.xml");
}
