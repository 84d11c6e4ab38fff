using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmPayments.Core.Messages;

namespace CrmPayments.Tests.Solution;

/// <summary>What customers are told: for every stage in every language, and nothing that is not so.</summary>
public sealed class TheEmailTemplates
{
    private static readonly int[] Languages = [1033, 3082, 1049, 2052];
    private static readonly string[] Known = ["Amount", "ExpectedOn", "StatusLink", "TraceNumber"];

    // The solution has templates for its own users, too.
    private static List<XElement> All => [.. Sources.Solution.EmailTemplates!.Elements("emailtemplate").Where(template => template.Element("title")!.Value.StartsWith("Payments: refund ", StringComparison.Ordinal))];

    private static IEnumerable<TestCaseData> Cases =>
        from stage in Enum.GetValues<CustomerStage>() from language in Languages select new TestCaseData(stage, language);

    [Test]
    public void Are_those_that_the_plug_ins_know()
    {
        var wanted = Cases.Select(it => (MessageTemplates.IdOf((CustomerStage)it.Arguments[0]!, (int)it.Arguments[1]!), MessageTemplates.TitleOf((CustomerStage)it.Arguments[0]!, (int)it.Arguments[1]!)));
        Assert.That(All.Select(template => (Guid.Parse(template.Element("templateid")!.Value), template.Element("title")!.Value)), Is.EquivalentTo(wanted));
    }

    [Test]
    public void Are_written_for_users_so_that_one_serves_contacts_and_accounts() =>
        Assert.That(All.Select(template => template.Element("templatetypecode")!.Value), Is.All.EqualTo("8"));

    [TestCaseSource(nameof(Cases))]
    public void Say_the_amount_and_the_link_and_use_no_other_placeholder(CustomerStage stage, int language)
    {
        var used = Regex.Matches(Document(stage, language, "body.xsl"), @"\{\{(\w+)\}\}").Select(found => found.Groups[1].Value).ToList();
        Assert.That(used, Is.SubsetOf(Known).And.Contains("Amount").And.Contains("StatusLink").And.Unique);
    }

    [TestCaseSource(nameof(Cases))]
    public void Keep_what_may_be_unknown_in_a_paragraph_of_its_own(CustomerStage stage, int language)
    {
        var paragraphs = Regex.Matches(Document(stage, language, "body.xsl"), "<p>(.*?)</p>").Select(found => found.Groups[1].Value);
        Assert.That(paragraphs.Where(text => Known.Count(name => text.Contains("{{" + name + "}}", StringComparison.Ordinal)) > 1), Is.Empty);
    }

    [TestCase(1033, "refunded")]
    [TestCase(3082, "reembolsado")]
    [TestCase(1049, "вернули")]
    [TestCase(2052, "我们已向您退款")]
    public void Say_refunded_only_when_it_is_final(int language, string word)
    {
        var saying = Enum.GetValues<CustomerStage>().Where(stage => Document(stage, language, "body.xsl").Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.That(saying, Is.EqualTo(new[] { CustomerStage.Done }));
    }

    [TestCaseSource(nameof(Cases))]
    public void Have_a_short_subject_without_an_amount(CustomerStage stage, int language)
    {
        var subject = Regex.Match(Document(stage, language, "subject.xsl"), @"CDATA\[(.*?)\]\]").Groups[1].Value;
        Assert.That(subject, Has.Length.InRange(5, 60).And.Not.Contains("{"), "subjects show on locked screens");
    }

    private static string Document(CustomerStage stage, int language, string file) =>
        File.ReadAllText(Path.Combine(Repository.Source, "Templates", "EmailDocuments", $"{language}", MessageTemplates.IdOf(stage, language).ToString("B"), file));
}
