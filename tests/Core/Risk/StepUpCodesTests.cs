using System.Security.Cryptography;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Risk;

public sealed class AOneTimeCode
{
    private static readonly Secret Key = new(new string('k', StepUpCodes.ShortestKey));
    private static readonly Currency[] Currencies = [Currency.Of("EUR"), Currency.Of("JPY"), Currency.Of("KWD"), Currency.Of("USD")];

    private static Gen<string> Codes => from number in Gen.Choose(0, 999_999) select number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    private static Gen<StepUpBinding> Bindings =>
        from ids in Gen.ArrayOf(Gen.Choose(0, 3), 3)
        from minor in Gen.Choose(0, 20)
        from currency in Gen.Elements(Currencies)
        select new StepUpBinding(Id(1, ids[0]), Id(2, ids[1]), Id(3, ids[2]), Money.FromMinorUnits(minor, currency));

    [Test]
    public void Is_recognised_for_what_it_is_bound_to() => Prop.ForAll(
        (from binding in Bindings from code in Codes select (binding, code)).ToArbitrary(),
        it => StepUpCodes.Hash(Key, it.binding, it.code) == StepUpCodes.Hash(Key, it.binding, it.code)).QuickCheckThrowOnFailure();

    [Test]
    public void Is_never_recognised_for_another_code_row_user_charge_amount_or_currency() => Prop.ForAll(
        (from binding in Bindings from code in Codes from other in Bindings from entered in Gen.Frequency((1, Gen.Constant("")), (3, Codes)) select (binding, code, other, entered: entered.Length == 0 ? null : entered)).ToArbitrary(),
        it =>
        {
            var entered = it.entered ?? it.code;
            var same = it.binding == it.other && it.code == entered;
            return (StepUpCodes.Hash(Key, it.other, entered) == StepUpCodes.Hash(Key, it.binding, it.code)) == same;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Test]
    public void Is_not_recognised_with_another_key()
    {
        var binding = new StepUpBinding(Id(1, 1), Id(2, 1), Id(3, 1), 5m.Eur());
        var other = new Secret(new string('x', StepUpCodes.ShortestKey));
        Assert.That(StepUpCodes.Hash(other, binding, "123456"), Is.Not.EqualTo(StepUpCodes.Hash(Key, binding, "123456")));
    }

    [Test]
    public void Is_kept_as_a_hash_of_one_length_that_does_not_show_it()
    {
        var hash = StepUpCodes.Hash(Key, new StepUpBinding(Id(1, 1), Id(2, 1), Id(3, 1), 5m.Eur()), "123456");
        Assert.That(hash, Has.Length.EqualTo(64).And.Match("^[0-9a-f]+$"));
    }

    [Test]
    public void Is_not_made_with_a_key_that_can_be_guessed() =>
        Assert.That(() => StepUpCodes.Hash(new Secret("short"), new StepUpBinding(Id(1, 1), Id(2, 1), Id(3, 1), 5m.Eur()), "123456"), Throws.ArgumentException);

    [TestCase(0u, "000000")]
    [TestCase(42u, "000042")]
    [TestCase(999_999u, "999999")]
    [TestCase(1_000_000u, "000000")]
    [TestCase(4_293_999_999u, "999999")]
    public void Has_six_digits_whatever_the_number(uint drawn, string code)
    {
        using var source = new Drawn(drawn);
        Assert.That(StepUpCodes.New(source), Is.EqualTo(code));
    }

    [Test]
    public void Is_drawn_again_where_some_codes_would_come_more_often()
    {
        using var source = new Drawn(uint.MaxValue, 4_294_000_000u, 7u);
        Assert.That(StepUpCodes.New(source), Is.EqualTo("000007"));
    }

    [Test]
    public void Comes_as_often_as_any_other()
    {
        using var source = RandomNumberGenerator.Create();
        var first = Enumerable.Range(0, 100_000).GroupBy(_ => StepUpCodes.New(source)[0]).ToDictionary(group => group.Key, group => group.Count());

        // 10,000 each on the average; seven standard deviations (95) are once in an age.
        Assert.That(first.Values.Order().ToList(), Has.Count.EqualTo(10).And.All.InRange(9_330, 10_670));
    }

    [TestCase("123456", "123456")]
    [TestCase(" 123 456 ", "123456")]
    [TestCase("123-456", "123456")]
    [TestCase("１２３４５６", "123456")]
    [TestCase("١٢٣٤٥٦", "123456")]
    [TestCase("12345", null)]
    [TestCase("1234567", null)]
    [TestCase("12345a", null)]
    [TestCase("123456!", null)]
    public void Is_read_as_people_type_it(string entered, string? code) => Assert.That(StepUpCodes.Read(entered), Is.EqualTo(code));

    private static Guid Id(int kind, int number) => new(kind, (short)number, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>Draws what a test wants.</summary>
    private sealed class Drawn(params uint[] numbers) : RandomNumberGenerator
    {
        private int _next;

        public override void GetBytes(byte[] data) => BitConverter.GetBytes(numbers[_next++]).CopyTo(data, 0);
    }
}
