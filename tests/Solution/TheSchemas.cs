using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>The source against the schemas that an import checks it with, where they are at hand.</summary>
public sealed class TheSchemas
{
    [SetUp]
    public void NeedSchemas() => Repository.NeedsReferences();

    [Test]
    public void Accept_the_merged_customizations()
    {
        using var staged = new StagedSource();
        using var zip = new MemoryStream();
        Assert.That(SolutionPackage.Build(staged.Inputs, PackageType.Unmanaged, zip), Is.Empty);
        using var archive = new System.IO.Compression.ZipArchive(zip);
        using var customizations = archive.GetEntry("customizations.xml")!.Open();
        Assert.That(Problems("extended/CustomizationsSolution.xsd", XElement.Load(customizations)), Is.Empty);
    }

    [Test]
    public void Accept_the_manifest() => Assert.That(Problems("solution.xsd", Repository.Load("Other/Solution.xml")), Is.Empty);

    [Test]
    public void Accept_every_custom_API() => Assert.That(AllProblems("scf.xsd", "customapis", "*.xml"), Is.Empty);

    [Test]
    public void Accept_every_ribbon() => Assert.That(AllProblems("RibbonCore.xsd", "Entities", "RibbonDiff.xml"), Is.Empty);

    [Test]
    public void Accept_every_query()
    {
        var set = Schema("Fetch.xsd");
        var queries = Sources.Files("Entities", "SavedQueries").SelectMany(view => view.Root.Descendants("fetch"));
        Assert.That(queries.SelectMany(fetch => Problems(set, fetch)), Is.Empty);
    }

    private static IEnumerable<string> AllProblems(string schema, string folder, string pattern)
    {
        var set = Schema(schema);
        return Directory.EnumerateFiles(Path.Combine(Repository.Source, folder), pattern, SearchOption.AllDirectories).SelectMany(file => Problems(set, XElement.Load(file)));
    }

    private static List<string> Problems(string schema, XElement root) => Problems(Schema(schema), root);

    private static List<string> Problems(XmlSchemaSet schemas, XElement root)
    {
        List<string> problems = [];
        new XDocument(root).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        return problems;
    }

    private static XmlSchemaSet Schema(string name)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Path.Combine(Repository.Schemas, name));
        return schemas;
    }
}
