using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>A copy of Solution/src in a temporary folder, with some content for each web resource; gone when disposed.</summary>
internal sealed class StagedSource : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("crmpayments-").FullName;

    public StagedSource()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Source, "*", SearchOption.AllDirectories))
            Copy(file, Path.Combine(Source, Path.GetRelativePath(Repository.Source, file)));
        foreach (var name in WebResourceNames())
            Write(Path.Combine(WebResources, name), $"content of {name}");
    }

    public string Source => Path.Combine(_root, "src");

    public string WebResources => Path.Combine(_root, "dist");

    public SolutionInputs Inputs => new(Source, Repository.PluginAssembly, WebResources);

    public string PathOf(string path) => Path.Combine(Source, path);

    /// <summary>The only file that the pattern finds below the source.</summary>
    public string Single(string pattern) => Directory.EnumerateFiles(Source, pattern, SearchOption.AllDirectories).Single();

    public void Edit(string path, Action<XElement> change)
    {
        var document = XDocument.Load(PathOf(path));
        change(document.Root!);
        document.Save(PathOf(path));
    }

    public void Replace(string path, string text, string by)
    {
        var before = File.ReadAllText(PathOf(path));
        Assert.That(before, Does.Contain(text), "the damage must hit something");
        File.WriteAllText(PathOf(path), before.Replace(text, by, StringComparison.Ordinal));
    }

    public static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IEnumerable<string> WebResourceNames() =>
        Directory.EnumerateFiles(PathOf("WebResources"), "*.data.xml", SearchOption.AllDirectories).Select(file => XElement.Load(file).Element("Name")!.Value);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
