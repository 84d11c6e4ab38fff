using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Text;

public sealed class WhatTextMessagesSay
{
    private static readonly DateTime Until = new(2026, 12, 5);

    private static IEnumerable<TestCaseData> Cases => from kind in Enum.GetValues<MessageKind>() from lcid in new[] { 1033, 3082, 1049, 2052 } select new TestCaseData(kind, lcid);

    [TestCaseSource(nameof(Cases))]
    public void Is_complete_and_short_and_names_the_way_out(MessageKind kind, int lcid)
    {
        var texts = Sentences.For(lcid);
        var text = texts.Short(kind, MessageWording.NotApproved, texts.AmountFor(49m.Eur(), "Premium"), Until, "https://pay.contoso.example/a");
        Assert.That(text, Does.Contain("49").And.Contains("Premium").And.Contains("https://pay.contoso.example/a").And.Contains("STOP").And.Not.Contains("{").And.Length.LessThan(320));
    }

    [Test]
    public void Is_nothing_to_do_when_the_problem_is_ours() =>
        Assert.That(
            Sentences.For(1033).Short(MessageKind.FailureNotice, MessageWording.OurSide, "49.00 EUR", Until, "https://pay.contoso.example/a"),
            Does.Contain("on our side").And.Not.Contains("https").And.Not.Contains("2026"));

    [TestCaseSource(nameof(Cases))]
    public void Has_a_name_and_a_button_for_every_kind(MessageKind kind, int lcid)
    {
        var texts = Sentences.For(lcid);
        Assert.That(new[] { texts.Kind(kind), texts.Button(kind) }, Is.All.Not.Empty);
    }

    [TestCase(1033, "Hello Ana,", "Hello,")]
    [TestCase(3082, "Hola, Ana:", "Hola:")]
    [TestCase(1049, "Здравствуйте, Ana!", "Здравствуйте!")]
    [TestCase(2052, "Ana，您好！", "您好！")]
    public void Greets_by_name_where_one_is_known(int lcid, string named, string nameless)
    {
        var texts = Sentences.For(lcid);
        Assert.That(new[] { texts.Hello("Ana"), texts.Hello("") }, Is.EqualTo(new[] { named, nameless }));
    }

    [TestCase(1033, "December 2026")]
    [TestCase(3082, "diciembre de 2026")]
    [TestCase(1049, "декабрь 2026 года")]
    [TestCase(2052, "2026年12月")]
    public void Writes_months_as_the_language_does(int lcid, string month) => Assert.That(Sentences.For(lcid).Month(Until).ToLowerInvariant(), Is.EqualTo(month.ToLowerInvariant()));

    [TestCase(1033, "Visa ending in 4242")]
    [TestCase(2052, "Visa（尾号 4242）")]
    public void Shows_of_a_card_its_brand_and_last_digits(int lcid, string name) => Assert.That(Sentences.For(lcid).MethodName("Visa", "4242"), Is.EqualTo(name));

    [Test]
    public void Explains_every_wait_and_every_silence_in_every_language()
    {
        foreach (var texts in new[] { 1033, 3082, 1049, 2052 }.Select(Sentences.For))
        {
            Assert.That(Enum.GetValues<WaitReason>().Select(texts.Waits).Concat(Enum.GetValues<SilenceReason>().Select(texts.Silent)), Is.Unique.And.All.Not.Empty);
        }
    }
}
