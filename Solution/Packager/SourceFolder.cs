namespace CrmPayments.Solution.Packager;

/// <summary>Reads the source folder in an order that does not depend on the machine.</summary>
internal sealed class SourceFolder(string root)
{
    public string PathOf(string path) => Path.Combine(root, path);

    public SourceXml Xml(string path) => SourceXml.Load(root, path);

    public SourceXml? XmlIfThere(string path) => File.Exists(PathOf(path)) ? Xml(path) : null;

    /// <summary>The XML files directly in a folder; none when it is not there.</summary>
    public IReadOnlyList<SourceXml> XmlFiles(string folder) =>
        [.. Files(folder, "*.xml", SearchOption.TopDirectoryOnly).Select(Xml)];

    /// <summary>The files anywhere below a folder whose names end so.</summary>
    public IReadOnlyList<SourceXml> XmlFilesBelow(string folder, string ending) =>
        [.. Files(folder, "*" + ending, SearchOption.AllDirectories).Select(Xml)];

    /// <summary>Relative paths, with forward slashes, ordered by code point.</summary>
    public IEnumerable<string> Files(string folder, string pattern, SearchOption depth) =>
        Directory.Exists(PathOf(folder))
            ? Directory.EnumerateFiles(PathOf(folder), pattern, depth).Select(Relative).Order(StringComparer.Ordinal)
            : [];

    /// <summary>Names of the folders directly in a folder.</summary>
    public IEnumerable<string> Folders(string folder) =>
        Directory.Exists(PathOf(folder))
            ? Directory.EnumerateDirectories(PathOf(folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
            : [];

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
