using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>The judge is judged: each limit, one try too many.</summary>
internal sealed class TheNetworkAudit
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [TestCase(Network.Visa, "05", 15, 1.0)]
    [TestCase(Network.Amex, "05", 10, 1.0)]
    [TestCase(Network.Mastercard, "05", 10, 0.05)]
    [TestCase(Network.Mastercard, "05", 35, 0.8)]
    [TestCase(Network.Ach, "R01", 3, 5.0)]
    [TestCase(Network.Visa, "14", 1, 60.0)]
    [TestCase(Network.Visa, "43", 1, 300.0)]
    [TestCase(Network.Ach, "R02", 1, 300.0)]
    public void Finds_the_first_try_above_a_limit(Network network, string code, int most, double daysBetween) => Assert.Multiple(() =>
    {
        Assert.That(Breaches(network, code, "", most, daysBetween), Is.Zero);
        Assert.That(Breaches(network, code, "", most + 1, daysBetween), Is.EqualTo(1));
    });

    [TestCase("03", 29, 1)]
    [TestCase("21", 29, 1)]
    [TestCase("03", 31, 0)]
    [TestCase("02", 2.9, 1)]
    [TestCase("02", 3.1, 0)]
    [TestCase("30", 9.9, 1)]
    [TestCase("30", 10.1, 0)]
    public void Knows_how_long_Mastercards_advice_holds(string advice, double daysBetween, int breaches) =>
        Assert.That(Breaches(Network.Mastercard, "05", advice, 2, daysBetween), Is.EqualTo(breaches));

    [Test]
    public void Does_not_count_another_card_of_the_customer()
    {
        var person = PersonWith(Network.Visa);
        Presented[] journal = [Try(new Instrument(person, 0), Start, "43", ""), Try(new Instrument(person, 1), Start.AddDays(1), "00", "")];
        Assert.That(NetworkAudit.Breaches(journal, (_, _) => true), Is.Empty);
    }

    private static int Breaches(Network network, string code, string advice, int tries, double daysBetween)
    {
        var card = new Instrument(PersonWith(network), 0);
        return NetworkAudit.Breaches([.. Enumerable.Range(0, tries).Select(number => Try(card, Start.AddDays(number * daysBetween), code, advice))], (_, _) => true).Count;
    }

    private static Presented Try(Instrument card, DateTimeOffset at, string code, string advice) => new(card, at, 10m, new IssuerAnswer(code, advice), "");

    private static Person PersonWith(Network network) =>
        Enumerable.Range(0, 1000).Select(number => new Person(new Fate(1), number, Start)).First(person => person.Market.Network == network);
}
