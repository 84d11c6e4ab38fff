using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>What people read: labels in every language, descriptions of everything an administrator meets.</summary>
public sealed class TheTexts
{
    private static readonly string[] Languages = ["1033", "1049", "2052", "3082"];

    [Test]
    public void Give_every_label_in_all_four_languages()
    {
        var missing = Sources.All.SelectMany(file => Groups(file).Where(group => !IsComplete(group)).Select(group => $"{file.Path}: {group.Name} {group}"));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Describe_every_table_and_column()
    {
        var elements = Sources.Tables.SelectMany(table => table.Entity.Root.Descendants("attribute").Append(table.Entity.Root.Descendants("entity").Single()));
        Assert.That(elements.Where(element => Text(element.Element("Descriptions")).Length == 0).Select(element => element.FirstAttribute?.Value), Is.Empty);
    }

    [Test]
    public void Describe_every_custom_API_and_parameter()
    {
        var undescribed = Sources.All.Where(file => file.Path.StartsWith("customapis", StringComparison.Ordinal) && Text(file.Root.Element("description")).Length == 0);
        Assert.That(undescribed.Select(file => file.Path), Is.Empty);
    }

    [Test]
    public void Describe_every_step()
    {
        Assert.That(Sources.Solution.Steps.Where(step => step.Text("Description").Length == 0).Select(step => step.Path), Is.Empty);
    }

    // Descriptions may stand in English alone: administrators read them, users do not.
    private static IEnumerable<XElement> Groups(SourceXml file) =>
        file.Root.DescendantsAndSelf().Where(element => element.Name.LocalName is not ("Descriptions" or "description"))
            .Where(element => element.Elements().Any(child => Language(child) is not null));

    private static bool IsComplete(XElement group) =>
        group.Elements().Select(Language).Order(StringComparer.Ordinal).SequenceEqual(Languages) && group.Elements().All(child => TextOf(child).Length > 0);

    // A library of a form or an app carries a languagecode too, but no label.
    private static string? Language(XElement element) =>
        element.Name.LocalName == "Library" ? null : element.Attribute("languagecode")?.Value ?? element.Attribute("LCID")?.Value;

    private static string TextOf(XElement label) => (label.Attribute("description") ?? label.Attribute("Title"))?.Value.Trim() ?? "";

    private static string Text(XElement? descriptions) =>
        descriptions?.Elements().FirstOrDefault(element => Language(element) == "1033") is { } english ? TextOf(english) : "";
}
