using CrmPayments.Core.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Risk;

public sealed class CheckingTheCustomer
{
    private static readonly Dictionary<CustomerFact, IReadOnlyList<string>> Known = new()
    {
        [CustomerFact.LastFour] = ["4242"],
        [CustomerFact.OrderReference] = ["SO-10 452"],
        [CustomerFact.Email] = ["olivia@fabrikam.example", "work@fabrikam.example"],
        [CustomerFact.Phone] = ["+1 (206) 555-0100", ""],
        [CustomerFact.PostalCode] = ["SW1A 2AA"],
    };

    [Test]
    public void Takes_two_facts_that_match() =>
        Assert.That(Compare((CustomerFact.LastFour, "4242"), (CustomerFact.Email, "olivia@fabrikam.example")).Verdict, Is.EqualTo(CustomerCheckVerdict.Matched));

    [Test]
    public void Does_not_compare_fewer_than_two()
    {
        var result = Compare((CustomerFact.LastFour, "4242"), (CustomerFact.Email, " "));
        Assert.That((result.Verdict, result.Counts), Is.EqualTo((CustomerCheckVerdict.TooFewAsked, false)));
    }

    [Test]
    public void Allows_no_wrong_answer_beside_two_right_ones()
    {
        var result = Compare((CustomerFact.LastFour, "4242"), (CustomerFact.Email, "olivia@fabrikam.example"), (CustomerFact.PostalCode, "99999"));
        Assert.Multiple(() =>
        {
            Assert.That(result.Verdict, Is.EqualTo(CustomerCheckVerdict.NotMatched));
            Assert.That(result.Asked, Is.EqualTo(new[] { CustomerFact.LastFour, CustomerFact.Email, CustomerFact.PostalCode }));
            Assert.That(result.Matching, Is.EqualTo(new[] { CustomerFact.LastFour, CustomerFact.Email }));
        });
    }

    [Test]
    public void Counts_a_fact_that_nobody_knows_neither_as_right_nor_as_wrong()
    {
        var unknown = new Dictionary<CustomerFact, IReadOnlyList<string>>(Known) { [CustomerFact.PostalCode] = [" "] };
        Assert.Multiple(() =>
        {
            Assert.That(CustomerChecks.Compare(Answers((CustomerFact.LastFour, "4242"), (CustomerFact.Email, "work@fabrikam.example"), (CustomerFact.PostalCode, "99999")), unknown).Verdict, Is.EqualTo(CustomerCheckVerdict.Matched));
            Assert.That(CustomerChecks.Compare(Answers((CustomerFact.LastFour, "4242"), (CustomerFact.PostalCode, "99999")), unknown).Verdict, Is.EqualTo(CustomerCheckVerdict.TooFewKnown));
        });
    }

    [TestCase("4242")]
    [TestCase("1111")]
    public void Does_not_tell_whether_a_single_answer_is_right(string lastFour)
    {
        var known = new Dictionary<CustomerFact, IReadOnlyList<string>> { [CustomerFact.LastFour] = ["4242"] };
        Assert.That(CustomerChecks.Compare(Answers((CustomerFact.LastFour, lastFour), (CustomerFact.PostalCode, "99999")), known).Verdict, Is.EqualTo(CustomerCheckVerdict.TooFewKnown));
    }

    [Test]
    public void Refuses_what_may_be_a_whole_card_number_without_comparing()
    {
        var result = Compare((CustomerFact.LastFour, "4242 4242 4242 4242"), (CustomerFact.Email, "olivia@fabrikam.example"));
        Assert.That((result.Verdict, result.Counts), Is.EqualTo((CustomerCheckVerdict.MoreThanLastFour, false)));
    }

    [TestCase(CustomerFact.LastFour, "４２４２")]
    [TestCase(CustomerFact.LastFour, "42 42")]
    [TestCase(CustomerFact.OrderReference, "so10452")]
    [TestCase(CustomerFact.OrderReference, "#SO 10-452")]
    [TestCase(CustomerFact.Email, " Olivia@Fabrikam.EXAMPLE ")]
    [TestCase(CustomerFact.Email, "olivia＠fabrikam.example")]
    [TestCase(CustomerFact.Phone, "206 555 0100")]
    [TestCase(CustomerFact.Phone, "+12065550100")]
    [TestCase(CustomerFact.Phone, "001 206 5550100")]
    [TestCase(CustomerFact.Phone, "555-0100")]
    [TestCase(CustomerFact.PostalCode, "sw1a2aa")]
    public void Overlooks_how_it_is_written(CustomerFact fact, string answer) => Assert.That(MatchesWith(fact, answer), Is.True);

    [TestCase(CustomerFact.LastFour, "424")]
    [TestCase(CustomerFact.LastFour, "----")]
    [TestCase(CustomerFact.OrderReference, "SO-1045")]
    [TestCase(CustomerFact.OrderReference, "-")]
    [TestCase(CustomerFact.Email, "olivia@fabrikam.example.org")]
    [TestCase(CustomerFact.Phone, "0100")]
    [TestCase(CustomerFact.Phone, "206 555 0101")]
    [TestCase(CustomerFact.PostalCode, "SW1A")]
    public void Does_not_overlook_what_is_another(CustomerFact fact, string answer) => Assert.That(MatchesWith(fact, answer), Is.False);

    [TestCase("8 (912) 345-67-89", "+7 912 345 67 89")]
    [TestCase("020 7946 0958", "+44 20 7946 0958")]
    [TestCase("12 34 56 78", "+45 12345678")]
    public void Knows_a_number_with_and_without_its_countrys_code(string answer, string known)
    {
        var facts = new Dictionary<CustomerFact, IReadOnlyList<string>>(Known) { [CustomerFact.Phone] = [known] };
        Assert.That(CustomerChecks.Compare(Answers((CustomerFact.LastFour, "4242"), (CustomerFact.Phone, answer)), facts).Verdict, Is.EqualTo(CustomerCheckVerdict.Matched));
    }

    [Test]
    public void Survives_whatever_people_type() => Prop.ForAll(
        (from fact in Gen.Elements(Enum.GetValues<CustomerFact>()) from text in ArbMap.Default.GeneratorFor<string>() select (fact, text)).ToArbitrary(),
        it => Compare((it.fact, it.text), (it.fact == CustomerFact.Email ? CustomerFact.LastFour : CustomerFact.Email, "x")).Verdict != CustomerCheckVerdict.Matched)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Test]
    public void Is_refused_for_a_while_after_five_failures_in_an_hour()
    {
        var five = Enumerable.Range(0, 5).Select(number => ARefund.Now.AddMinutes(number)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(CustomerChecks.MayAskOn(five.Skip(1), ARefund.Now.AddMinutes(5)), Is.Null);
            Assert.That(CustomerChecks.MayAskOn(five, ARefund.Now.AddMinutes(5)), Is.EqualTo(ARefund.Now.AddHours(1)));
            Assert.That(CustomerChecks.MayAskOn(five, ARefund.Now.AddHours(1)), Is.Null);
        });
    }

    private static bool MatchesWith(CustomerFact fact, string answer) => Compare(
        (fact, answer),
        fact == CustomerFact.PostalCode ? (CustomerFact.Email, "work@fabrikam.example") : (CustomerFact.PostalCode, "SW1A 2AA")).Verdict == CustomerCheckVerdict.Matched;

    private static CustomerCheckResult Compare(params (CustomerFact Fact, string? Answer)[] answers) => CustomerChecks.Compare(Answers(answers), Known);

    private static Dictionary<CustomerFact, string?> Answers(params (CustomerFact Fact, string? Answer)[] answers) => answers.ToDictionary(it => it.Fact, it => it.Answer);
}
