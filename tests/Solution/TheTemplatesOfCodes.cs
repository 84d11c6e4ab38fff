using System.Text.RegularExpressions;
using CrmPayments.Core.Risk;

namespace CrmPayments.Tests.Solution;

/// <summary>The mail that brings a user a one-time code.</summary>
public sealed class TheTemplatesOfCodes
{
    private static readonly int[] Languages = [1033, 3082, 1049, 2052];

    [TestCaseSource(nameof(Languages))]
    public void Are_those_that_the_plug_ins_know(int language)
    {
        var template = Sources.Solution.EmailTemplates!.Elements("emailtemplate").SingleOrDefault(one => Guid.Parse(one.Element("templateid")!.Value) == StepUpTemplates.IdOf(language));
        Assert.That(template?.Element("languagecode")!.Value, Is.EqualTo($"{language}"));
    }

    [TestCaseSource(nameof(Languages))]
    public void Show_each_placeholder_once(int language) => Assert.That(
        Regex.Matches(Document(language, "body.xsl"), @"\{\{(\w+)\}\}").Select(found => found.Groups[1].Value),
        Is.EquivalentTo(new[] { "Amount", "Charge", "Code", "Minutes" }));

    [TestCaseSource(nameof(Languages))]
    public void Have_no_placeholder_in_the_subject(int language) =>
        Assert.That(Document(language, "subject.xsl"), Does.Not.Contain("{{"), "subjects show on locked screens");

    private static string Document(int language, string file) =>
        File.ReadAllText(Path.Combine(Repository.Source, "Templates", "EmailDocuments", $"{language}", StepUpTemplates.IdOf(language).ToString("B"), file));
}
