using System.IO.Compression;
using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>The example solution was packed by Microsoft's SolutionPackager: ours gives the same parts.</summary>
[TestFixture(PackageType.Unmanaged, "CrmPayments.zip")]
[TestFixture(PackageType.Managed, "CrmPayments_managed.zip")]
public sealed class PackingTheExampleSolution(PackageType type, string goldenName)
{
    private Dictionary<string, byte[]> _golden = [];
    private Dictionary<string, byte[]> _ours = [];

    [OneTimeSetUp]
    public void Pack()
    {
        Repository.NeedsReferences();
        _golden = Parts(File.OpenRead(Path.Combine(Repository.ExampleSolution, "packed", goldenName)));
        var source = Path.Combine(Repository.ExampleSolution, "src");
        var assembly = Directory.EnumerateFiles(source, "*.dll", SearchOption.AllDirectories).Single();
        using var zip = new MemoryStream();
        var defects = SolutionPackage.Build(new SolutionInputs(source, assembly, Path.Combine(source, "WebResources")), type, zip);
        Assert.That(defects, Is.Empty);
        zip.Position = 0;
        _ours = Parts(zip);
    }

    [Test]
    public void Gives_the_same_files() => Assert.That(_ours.Keys, Is.EquivalentTo(_golden.Keys));

    [TestCase("customizations.xml")]
    [TestCase("solution.xml")]
    [TestCase("[Content_Types].xml")]
    public void Gives_the_same_xml(string part) => Assert.That(Xml(_ours[part]), Is.EqualTo(Xml(_golden[part])));

    [Test]
    public void Gives_the_same_bytes_in_every_other_part()
    {
        string[] written = ["customizations.xml", "solution.xml", "[Content_Types].xml"];
        var different = _golden.Keys.Except(written).Where(part => !_ours[part].SequenceEqual(_golden[part]));
        Assert.That(different, Is.Empty);
    }

    private static string Xml(byte[] content) => Canonical.Of(XElement.Load(new MemoryStream(content)));

    private static Dictionary<string, byte[]> Parts(Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(entry => entry.FullName, Bytes);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
