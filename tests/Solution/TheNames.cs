using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>Columns that forms, views, keys and steps name, and identifiers.</summary>
public sealed class TheNames
{
    private static IEnumerable<string> TableNames => Sources.Tables.Select(table => table.LogicalName);

    [TestCaseSource(nameof(TableNames))]
    public void On_forms_are_columns_of_the_table(string table)
    {
        var shown = TableOf(table).AllForms.SelectMany(form => form.Root.Descendants("control")).Select(control => control.Attribute("datafieldname")?.Value).OfType<string>().Distinct();
        Assert.That(shown, Is.SubsetOf(Sources.ColumnsOf(table)));
    }

    [TestCaseSource(nameof(TableNames))]
    public void In_views_are_columns_of_the_table(string table)
    {
        var queries = TableOf(table).Views.SelectMany(view => view.Root.Descendants("entity")).ToList();
        var named = queries.Descendants().Select(Named).OfType<string>().Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(queries.Select(query => query.Attribute("name")?.Value), Is.All.EqualTo(table));
            Assert.That(named, Is.SubsetOf(Sources.ColumnsOf(table).Append("versionnumber")), "versionnumber is a column of every table, but no export lists it");
        });
    }

    [TestCaseSource(nameof(TableNames))]
    public void In_a_layout_are_fetched(string table)
    {
        foreach (var view in TableOf(table).Views)
            Assert.That(view.Root.Descendants("cell").Select(cell => cell.Attribute("name")?.Value), Is.SubsetOf(view.Root.Descendants("attribute").Select(attribute => attribute.Attribute("name")?.Value)), view.Path);
    }

    [TestCaseSource(nameof(TableNames))]
    public void In_keys_are_columns_of_the_table(string table) =>
        Assert.That(TableOf(table).Entity.Root.Descendants("AttributeName").Select(name => name.Value), Is.SubsetOf(Sources.ColumnsOf(table)));

    [Test]
    public void In_steps_and_images_are_columns_of_their_table()
    {
        foreach (var step in Sources.Solution.Steps)
            Assert.That(step.Root.Descendants("Attributes").Append(step.Root.Element("FilteringAttributes")!).SelectMany(Split).Distinct(), Is.SubsetOf(Sources.ColumnsOf(step.Text("PrimaryEntity"))), step.Attribute("Name"));
    }

    [TestCase("cpay_lock")]
    [TestCase("cpay_token")]
    [TestCase("cpay_codehash")]
    [TestCase("cpay_enteredhash")]
    public void Nobody_should_see_are_on_no_form_and_no_view(string column) =>
        Assert.That(Sources.Files("Entities", "FormXml").Concat(Sources.Files("Entities", "SavedQueries")).Where(file => file.Root.ToString().Contains($"\"{column}\"", StringComparison.Ordinal)).Select(file => file.Path), Is.Empty);

    [TestCaseSource(nameof(TableNames))]
    public void Of_default_views_exist_once_each(string table)
    {
        var defaults = TableOf(table).Views.Where(view => view.Root.Descendants("isdefault").Single().Value == "1").Select(view => view.Root.Descendants("querytype").Single().Value);
        Assert.That(defaults, Is.EquivalentTo(new[] { "0", "1", "2", "4", "64" }));
    }

    [Test]
    public void Of_components_are_unique_identifiers()
    {
        string[] defining = ["formid", "savedqueryid", "WebResourceId", "SdkMessageProcessingStepImageId", "FriendlyName"];
        var ids = Sources.All.Where(file => !file.Path.StartsWith("AppModules", StringComparison.Ordinal)).SelectMany(file => Identifiers(file, defining));
        Assert.That(ids, Is.Unique);
    }

    private static IEnumerable<string> Identifiers(SourceXml file, string[] defining) =>
    [
        .. file.Root.Descendants().Where(element => defining.Contains(element.Name.LocalName) && element.Parent?.Name.LocalName != "parameters").Select(element => element.Value.Trim('{', '}')),
        .. file.Root.DescendantsAndSelf().Attributes().Where(IsDefining).Select(attribute => attribute.Value.Trim('{', '}')),
    ];

    private static bool IsDefining(XAttribute attribute) =>
        (attribute.Name.LocalName, attribute.Parent!.Name.LocalName) is ("PluginTypeId" or "PluginAssemblyId" or "SdkMessageProcessingStepId" or "libraryUniqueId" or "uniqueid", _)
            or ("id", "Role" or "tab" or "section" or "cell" or "header");

    private static IEnumerable<string> Split(XElement names) => names.Value.Split(',', StringSplitOptions.RemoveEmptyEntries);

    // <attribute name>, <order attribute>, <condition attribute>
    private static string? Named(XElement part) =>
        part.Name.LocalName == "attribute" ? part.Attribute("name")?.Value : part.Attribute("attribute")?.Value;

    private static TableSource TableOf(string logicalName) => Sources.Tables.Single(table => table.LogicalName == logicalName);
}
