using System.IO.Compression;
using System.Xml.Linq;
using CrmPayments.Solution.Packager.Checks;

namespace CrmPayments.Solution.Packager;

/// <summary>Builds the zip that an environment imports, and refuses what Microsoft's packer would silently leave out.</summary>
public static class SolutionPackage
{
    // Zip entries carry a time: a fixed one makes equal sources equal bytes.
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ISolutionCheck[] Checks =
        [new StrayFileCheck(), new PlaceholderCheck(), new RelationshipCheck(), new RootComponentCheck(), new WebResourceCheck(), new EmailTemplateCheck(), new PluginCheck(), new ReferenceCheck(), new AppCheck()];

    /// <summary>Writes the package, or writes nothing and says what is wrong with its source.</summary>
    /// <param name="inputs">Where source and binaries are.</param>
    /// <param name="type">Unmanaged or managed; both come from the same source.</param>
    /// <param name="zip">Receives the zip; left open.</param>
    /// <returns>A sentence for each defect; empty: the package is written.</returns>
    /// <exception cref="InvalidDataException">A file that no package can do without is missing or is not well-formed XML.</exception>
    public static IReadOnlyList<string> Build(SolutionInputs inputs, PackageType type, Stream zip)
    {
        var source = SolutionSource.Load(inputs);
        var defects = Defects(source);
        if (defects.Count == 0)
            Write(Parts(source, type), zip);
        return defects;
    }

    /// <summary>A sentence for each thing that Microsoft's packer would drop, or an import would refuse. Empty: none known.</summary>
    public static IReadOnlyList<string> Defects(SolutionSource source) => [.. Checks.SelectMany(check => check.Defects(source))];

    private static List<PackagePart> Parts(SolutionSource source, PackageType type)
    {
        List<PackagePart> parts =
        [
            PackagePart.OfXml("customizations.xml", Customizations.Merge(source)),
            PackagePart.OfXml("solution.xml", Manifest(source, type)),
            .. Binaries.Of(source),
            .. source.VerbatimFiles.Select(path => new PackagePart(path, File.ReadAllBytes(source.PathOf(path)), IsVerbatim: true)),
        ];
        return [.. parts, ContentTypes.Of(parts)];
    }

    private static XElement Manifest(SolutionSource source, PackageType type)
    {
        var manifest = new XElement(source.Manifest);
        manifest.Element("SolutionManifest")!.Element("Managed")!.Value = type == PackageType.Managed ? "1" : "0";
        return manifest;
    }

    private static void Write(IEnumerable<PackagePart> parts, Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in parts)
        {
            var entry = archive.CreateEntry(part.Path);
            entry.LastWriteTime = EntryTime;
            using var content = entry.Open();
            content.Write(part.Content);
        }
    }
}
