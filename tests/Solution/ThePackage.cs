using System.IO.Compression;
using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>What is built from Solution/src.</summary>
public sealed class ThePackage
{
    [TestCase(PackageType.Unmanaged, "0")]
    [TestCase(PackageType.Managed, "1")]
    public void Is_built_without_a_complaint_and_says_its_type(PackageType type, string managed)
    {
        var manifest = Part(Build(type), "solution.xml");
        Assert.That(manifest.Descendants("Managed").Single().Value, Is.EqualTo(managed));
    }

    [Test]
    public void Is_the_same_bytes_when_built_twice()
    {
        var first = Build(PackageType.Managed);
        var second = Build(PackageType.Managed);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Carries_every_binary_under_the_path_its_xml_names()
    {
        var zip = Build(PackageType.Unmanaged);
        var named = Part(zip, "customizations.xml").Descendants("FileName").Select(name => name.Value.TrimStart('/'));
        Assert.That(named, Is.SubsetOf(Names(zip)));
    }

    private static byte[] Build(PackageType type)
    {
        using var staged = new StagedSource();
        using var zip = new MemoryStream();
        Assert.That(SolutionPackage.Build(staged.Inputs, type, zip), Is.Empty);
        return zip.ToArray();
    }

    private static XElement Part(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        using var content = archive.GetEntry(name)!.Open();
        return XElement.Load(content);
    }

    private static string[] Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
