using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>The unpacked solution, read once. Nothing is judged here: see <see cref="SolutionPackage.Defects"/>.</summary>
public sealed class SolutionSource
{
    /// <summary>Folders whose files travel as they are; customizations.xml does not mention them.</summary>
    public static IReadOnlyList<string> VerbatimFolders { get; } = ["Assets", "catalogs", "customapis", "environmentvariabledefinitions", "pluginpackages"];

    private readonly SourceFolder _folder;

    private SolutionSource(SolutionInputs inputs)
    {
        Inputs = inputs;
        _folder = new SourceFolder(inputs.Source);
        Manifest = _folder.Xml("Other/Solution.xml").Root;
        Skeleton = _folder.Xml("Other/Customizations.xml").Root;
        Tables = [.. TableFolders.Where(HasEntity).Select(name => TableSource.Load(_folder, name))];
        Relationships = _folder.XmlIfThere("Other/Relationships.xml")?.Root;
        RelationshipFiles = _folder.XmlFiles("Other/Relationships");
        ColumnSecurity = _folder.XmlIfThere("Other/FieldSecurityProfiles.xml")?.Root;
        EmailTemplates = _folder.XmlIfThere("Templates/EmailTemplates.xml")?.Root;
        Roles = _folder.XmlFiles("Roles");
        Choices = _folder.XmlFiles("OptionSets");
        Dashboards = _folder.XmlFiles("Dashboards");
        Steps = _folder.XmlFiles("SdkMessageProcessingSteps");
        Workflows = _folder.XmlFilesBelow("Workflows", ".data.xml");
        WebResources = _folder.XmlFilesBelow("WebResources", ".data.xml");
        Assemblies = _folder.XmlFilesBelow("PluginAssemblies", ".dll.data.xml");
        SiteMaps = _folder.XmlFilesBelow("AppModuleSiteMaps", "AppModuleSiteMap.xml");
        Apps = _folder.XmlFilesBelow("AppModules", "AppModule.xml");
        CustomApis = _folder.XmlFilesBelow("customapis", "customapi.xml");
        VerbatimFiles = [.. VerbatimFolders.SelectMany(folder => _folder.Files(folder, "*", SearchOption.AllDirectories))];
    }

    public SolutionInputs Inputs { get; }

    /// <summary>Root of Other/Solution.xml.</summary>
    public XElement Manifest { get; }

    /// <summary>Root of Other/Customizations.xml, with its empty placeholders.</summary>
    public XElement Skeleton { get; }

    public IReadOnlyList<TableSource> Tables { get; }

    /// <summary>The list of names, or null when Other/Relationships.xml is absent.</summary>
    public XElement? Relationships { get; }

    /// <summary>The bodies, one file a referenced table.</summary>
    public IReadOnlyList<SourceXml> RelationshipFiles { get; }

    public XElement? ColumnSecurity { get; }

    public XElement? EmailTemplates { get; }

    public IReadOnlyList<SourceXml> Roles { get; }

    /// <summary>Global choices.</summary>
    public IReadOnlyList<SourceXml> Choices { get; }

    public IReadOnlyList<SourceXml> Dashboards { get; }

    public IReadOnlyList<SourceXml> Steps { get; }

    public IReadOnlyList<SourceXml> Workflows { get; }

    public IReadOnlyList<SourceXml> WebResources { get; }

    public IReadOnlyList<SourceXml> Assemblies { get; }

    public IReadOnlyList<SourceXml> SiteMaps { get; }

    public IReadOnlyList<SourceXml> Apps { get; }

    public IReadOnlyList<SourceXml> CustomApis { get; }

    /// <summary>Relative paths of the files that are copied as they are.</summary>
    public IReadOnlyList<string> VerbatimFiles { get; }

    /// <summary>Every folder under Entities, one without Entity.xml included.</summary>
    public IEnumerable<string> TableFolders => _folder.Folders("Entities");

    /// <summary>The rows of the manifest's RootComponents.</summary>
    public IEnumerable<XElement> RootComponents => Manifest.Descendants("RootComponent");

    /// <summary>The publisher's prefix with its underscore; a name that begins so must be defined here.</summary>
    public string Prefix => (Manifest.Descendants("CustomizationPrefix").FirstOrDefault()?.Value ?? "") + "_";

    /// <exception cref="InvalidDataException">Solution.xml or Customizations.xml is missing, or a file is not well-formed XML.</exception>
    public static SolutionSource Load(SolutionInputs inputs) => new(inputs);

    /// <summary>Full path of a file of the source.</summary>
    public string PathOf(string path) => _folder.PathOf(path);

    /// <summary>Full path of the content that belongs to a web resource's .data.xml; it need not exist.</summary>
    public string ContentOf(SourceXml webResource) => Path.Combine(Inputs.WebResources, webResource.Text("Name"));

    internal IEnumerable<string> Files(string folder, string pattern, SearchOption depth) => _folder.Files(folder, pattern, depth);

    internal IEnumerable<string> TopFolders => _folder.Folders("");

    private bool HasEntity(string table) => File.Exists(PathOf($"Entities/{table}/Entity.xml"));
}
