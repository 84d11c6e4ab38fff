using System.Text.RegularExpressions;
using CrmPayments.Core.Messages;

namespace CrmPayments.Tests.Solution;

/// <summary>What customers are told of charges that failed or will be made: short, human, and nothing that hurts.</summary>
public sealed class TheRecoveryTemplates
{
    private static readonly int[] Languages = [1033, 3082, 1049, 2052];
    private static readonly string[] Known = ["Greeting", "What", "Debts", "NextTry", "Until", "Button", "Person", "Method", "Expiry", "Terms"];

    /// <summary>What an email never says: why a bank refuses, whose fault it is, what threatens.</summary>
    private static readonly Dictionary<int, string[]> Never = new()
    {
        [1033] = ["stolen", "lost", "fraud", "suspicious", "insufficient", "not enough", "funds", "your fault", "you failed", "you have not", "unpaid", "debt", "overdue", "legal", "immediately", "final notice", "declined", "blocked", "must"],
        [3082] = [" robad", "perdid", "fraude", "sospech", "insuficiente", "fondos", " culpa", "usted no ha", "deuda", "moros", "vencid", "legal", "inmediatamente", "rechazad", "bloquead", "debe "],
        [1049] = ["украден", "утерян", "мошен", "подозр", "недостаточно", "нехватк", "вина", "вы не ", "долг", "просроч", "суд", "немедленно", "отклон", "заблокир", "должны"],
        [2052] = ["被盗", "丢失", "挂失", "欺诈", "可疑", "余额不足", "过错", "您没有付", "欠款", "逾期", "法律", "立即付清", "拒绝", "冻结", "必须"],
    };

    private static IEnumerable<TestCaseData> Cases => from template in RecoveryTemplates.All from language in Languages select new TestCaseData(template, language);

    [Test]
    public void Are_those_that_the_plug_ins_know()
    {
        var all = Sources.Solution.EmailTemplates!.Elements("emailtemplate").Select(template => Guid.Parse(template.Element("templateid")!.Value));
        var ours = all.Where(id => id.ToString()[24..26] == "02");
        Assert.That(ours, Is.EquivalentTo(Cases.Select(it => RecoveryTemplates.IdOf((RecoveryTemplate)it.Arguments[0]!, (int)it.Arguments[1]!))));
    }

    [Test]
    public void Are_written_for_users_so_that_one_serves_contacts_and_accounts() =>
        Assert.That(Sources.Solution.EmailTemplates!.Elements("emailtemplate").Select(template => template.Element("templatetypecode")!.Value), Is.All.EqualTo("8"));

    [Test]
    public void Exist_for_whatever_a_message_may_have_to_say()
    {
        var asked = from kind in Enum.GetValues<MessageKind>() from wording in Enum.GetValues<MessageWording>().Cast<MessageWording?>().Append(null) select RecoveryTemplates.For(kind, wording);
        Assert.That(asked.Distinct(), Is.SubsetOf(RecoveryTemplates.All));
    }

    [TestCaseSource(nameof(Cases))]
    public void Say_what_and_who_and_use_no_unknown_placeholder(RecoveryTemplate template, int language)
    {
        var used = Regex.Matches(Body(template, language), @"\{\{(\w+)\}\}").Select(found => found.Groups[1].Value).ToList();
        Assert.That(used, Is.SubsetOf(Known).And.Contains("What").And.Contains("Person").And.Contains("Greeting").And.Unique);
    }

    [TestCaseSource(nameof(Cases))]
    public void Have_one_button_where_there_is_something_to_do(RecoveryTemplate template, int language)
    {
        var nothingToDo = template.Wording == MessageWording.OurSide || template.Kind == MessageKind.Recovered;
        Assert.That(Body(template, language), nothingToDo ? Does.Not.Contain("{{Button}}") : Does.Contain("<p>{{Button}}</p>"));
    }

    [TestCaseSource(nameof(Cases))]
    public void Never_say_what_hurts(RecoveryTemplate template, int language)
    {
        var text = (Subject(template, language) + " " + Regex.Replace(Body(template, language), @"<[^>]+>|\{\{\w+\}\}", " ")).ToLowerInvariant();
        Assert.That(Never[language].Where(word => text.Contains(word, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public void Name_the_way_out_and_what_is_never_asked_for(RecoveryTemplate template, int language)
    {
        var lines = Regex.Matches(Body(template, language), "<p><small>(.*?)</small></p>").Select(found => found.Groups[1].Value).ToList();
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines[1], Does.Contain("STOP"));
    }

    [TestCaseSource(nameof(Cases))]
    public void Are_short(RecoveryTemplate template, int language)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Regex.Replace(Body(template, language), "<[^>]+>", ""), Has.Length.LessThan(900));
            Assert.That(Subject(template, language), Has.Length.InRange(4, 60).And.Not.Contains("{").And.Not.Contains("!"), "subjects show on locked screens");
        });
    }

    [TestCaseSource(nameof(Cases))]
    public void Keep_what_may_be_unknown_out_of_the_way_of_what_is_known(RecoveryTemplate template, int language)
    {
        var optional = new[] { "Debts", "NextTry", "Button", "Terms" };
        var paragraphs = Regex.Matches(Body(template, language), "<p>(.*?)</p>").Select(found => found.Groups[1].Value);
        Assert.That(paragraphs.Where(text => optional.Any(name => Holds(text, name)) && Known.Count(name => Holds(text, name)) > 1), Is.Empty);
    }

    // Nobody can infer from the text which of several reasons it was.
    [TestCaseSource(nameof(Languages))]
    public void Say_nothing_of_the_reason_but_by_their_wording(int language)
    {
        var failure = RecoveryTemplates.All.Where(template => template.Kind == MessageKind.FailureNotice).Select(template => Body(template, language));
        Assert.That(failure, Is.Unique);
    }

    private static bool Holds(string text, string name) => text.Contains("{{" + name + "}}", StringComparison.Ordinal);

    private static string Subject(RecoveryTemplate template, int language) => Text(template, language, "subject.xsl");

    private static string Body(RecoveryTemplate template, int language) => Text(template, language, "body.xsl");

    private static string Text(RecoveryTemplate template, int language, string file)
    {
        var path = Path.Combine(Repository.Source, "Templates", "EmailDocuments", $"{language}", RecoveryTemplates.IdOf(template, language).ToString("B"), file);
        return Regex.Match(File.ReadAllText(path), @"CDATA\[(.*?)\]\]", RegexOptions.Singleline).Groups[1].Value;
    }
}
