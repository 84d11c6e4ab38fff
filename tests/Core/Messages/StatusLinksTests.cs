using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Messages;

public sealed class ALinkToTheStatusPage
{
    private static readonly StatusLinks Links = new(new Secret("a key of the tests, long enough to be one"));
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [TestCase(1033)]
    [TestCase(3082)]
    [TestCase(1049)]
    [TestCase(2052)]
    public void Says_what_was_signed(int language)
    {
        var link = new StatusLink(Guid.NewGuid(), Now + StatusLink.WorksFor, language);
        Assert.That(Links.Read(Links.Sign(link), Now), Is.EqualTo(link));
    }

    [Test]
    public void Needs_no_escaping_in_an_address() =>
        Assert.That(Enumerable.Range(0, 200).Select(_ => Token()), Is.All.Matches("^[A-Za-z0-9_-]{72}$"));

    [Test]
    public void Is_refused_when_any_bit_of_it_is_changed()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<Guid>(), id =>
        {
            var token = Links.Sign(new StatusLink(id, Now.AddDays(1), 1033));
            return Changes(token).All(changed => Links.Read(changed, Now) is null);
        });
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, property);
    }

    [Test]
    public void Is_refused_when_a_character_is_missing_or_added() =>
        Assert.That(new[] { "", "x", Token()[1..], Token() + "A", Token() + "=", " " + Token()[1..] }.Select(token => Links.Read(token, Now)), Is.All.Null);

    [TestCase("+")]
    [TestCase("/")]
    [TestCase("=")]
    [TestCase("é")]
    public void Has_one_way_to_be_written(string letter) => Assert.That(Links.Read(letter + Token()[1..], Now), Is.Null);

    [Test]
    public void Works_until_its_last_second()
    {
        var token = Links.Sign(new StatusLink(Guid.NewGuid(), Now, 1033));
        Assert.Multiple(() =>
        {
            Assert.That(Links.Read(token, Now.AddSeconds(-1)), Is.Not.Null);
            Assert.That(Links.Read(token, Now), Is.Null);
        });
    }

    [Test]
    public void Is_refused_under_another_key() =>
        Assert.That(new StatusLinks(new Secret("another key of the tests, just as long")).Read(Token(), Now), Is.Null);

    [Test]
    public void Asks_for_a_key_that_cannot_be_guessed() =>
        Assert.That(() => new StatusLinks(new Secret("short")), Throws.ArgumentException.With.Message.Not.Contain("short.").And.Message.Contain("32"));

    private static string Token() => Links.Sign(new StatusLink(Guid.NewGuid(), Now.AddDays(1), 1033));

    // Every one of the six bits of every character.
    private static IEnumerable<string> Changes(string token)
    {
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return from at in Enumerable.Range(0, token.Length)
               from bit in Enumerable.Range(0, 6)
               select token[..at] + Digits[Digits.IndexOf(token[at], StringComparison.Ordinal) ^ (1 << bit)] + token[(at + 1)..];
    }
}
