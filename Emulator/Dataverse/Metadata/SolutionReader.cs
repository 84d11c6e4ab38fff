using CrmPayments.Emulator.Dataverse.Metadata.Reading;

namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>Reads an unpacked solution (SolutionPackager layout), the only place where tables, steps, roles and custom APIs are defined.</summary>
public static class SolutionReader
{
    /// <summary>Folders that mean something to the app, to flows or to documentation, not to the organization service.</summary>
    private static readonly string[] ReadElsewhere =
    [
        "AppModules", "AppModuleSiteMaps", "Assets", "catalogs", "Dashboards", "WebResources", "Workflows", "pluginpackages", "Resources",
    ];

    private static readonly string[] ReadHere =
    [
        "customapis", "Entities", "environmentvariabledefinitions", "OptionSets", "Other", "PluginAssemblies", "Roles", "SdkMessageProcessingSteps", "Templates",
    ];

    /// <exception cref="SolutionFormatException">A file is broken, or holds something that is not emulated.</exception>
    public static SolutionContent Load(string solutionDirectory)
    {
        var source = new Folder(solutionDirectory);
        RefuseUnknownFolders(solutionDirectory);
        var manifest = XmlFile.Load(source.File("Other", "Solution.xml")).RequiredChild("SolutionManifest");
        var choices = source.Files("OptionSets", "*.xml").Select(path => ChoiceReader.Global(XmlFile.Load(path))).ToList();
        var (tables, extensions) = Tables(source, choices.ToDictionary(choice => choice.Name, StringComparer.Ordinal));
        return new SolutionContent
        {
            UniqueName = manifest.RequiredText("UniqueName"),
            Version = Version.Parse(manifest.RequiredText("Version")),
            Tables = tables,
            Extensions = extensions,
            Relationships = RelationshipReader.ReadAll(source.File("Other")),
            GlobalChoices = choices,
            CustomApis = [.. source.Folders("customapis").Select(CustomApiReader.Read)],
            Assemblies = [.. source.Folders("PluginAssemblies").SelectMany(path => Directory.GetFiles(path, "*.dll.data.xml")).Select(PluginReader.Assembly)],
            Steps = [.. source.Files("SdkMessageProcessingSteps", "*.xml").Select(PluginReader.Step)],
            Roles = [.. source.Files("Roles", "*.xml").Select(RoleReader.Read)],
            EnvironmentVariables = [.. source.Folders("environmentvariabledefinitions").Select(EnvironmentVariableReader.Read)],
            FieldSecurityProfiles = FieldSecurityReader.ReadAll(source.File("Other", "FieldSecurityProfiles.xml")),
            EmailTemplates = EmailTemplateReader.ReadAll(source.File("Templates")),
        };
    }

    private static (List<TableMetadata> Tables, List<TableExtension> Extensions) Tables(Folder source, Dictionary<string, ChoiceMetadata> choices)
    {
        var reader = new TableReader(choices);
        var tables = new List<TableMetadata>();
        var extensions = new List<TableExtension>();
        foreach (var folder in source.Folders("Entities").Where(path => File.Exists(Path.Combine(path, "Entity.xml"))))
        {
            var file = XmlFile.Load(Path.Combine(folder, "Entity.xml"));
            if (reader.Read(file, QuickFindReader.Columns(folder)) is { } table)
            {
                tables.Add(table);
            }
            else
            {
                extensions.Add(reader.ReadExtension(file));
            }
        }

        return (tables, extensions);
    }

    private static void RefuseUnknownFolders(string directory)
    {
        var unknown = Directory.GetDirectories(directory).Select(path => Path.GetFileName(path))
            .FirstOrDefault(name => !ReadHere.Contains(name, StringComparer.Ordinal) && !ReadElsewhere.Contains(name, StringComparer.Ordinal));
        if (unknown is not null)
        {
            throw SolutionFormatException.In(directory, $"components of folder {unknown} are not emulated");
        }
    }

    /// <summary>The solution's directory; files and folders come in the order of their names, on every file system.</summary>
    private readonly record struct Folder(string Path)
    {
        public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

        public IEnumerable<string> Files(string folder, string pattern) =>
            Directory.Exists(File(folder)) ? Directory.GetFiles(File(folder), pattern).Order(StringComparer.Ordinal) : [];

        public IEnumerable<string> Folders(string folder) =>
            Directory.Exists(File(folder)) ? Directory.GetDirectories(File(folder)).Order(StringComparer.Ordinal) : [];
    }
}
