using CrmPayments.Core;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core;

public sealed class AnAmountOfMoney
{
    private static readonly string[] Codes = ["EUR", "JPY", "KWD", "CLF"];

    [Test]
    public void Is_exact_whatever_is_added_and_taken_away()
    {
        var amounts = from code in Gen.Elements(Codes) from one in Gen.Choose(-1_000_000, 1_000_000) from other in Gen.Choose(-1_000_000, 1_000_000) select (code, one, other);
        Prop.ForAll(amounts.ToArbitrary(), it =>
        {
            var currency = Currency.Of(it.code);
            var left = Money.FromMinorUnits(it.one, currency);
            var right = Money.FromMinorUnits(it.other, currency);
            return (left + right).MinorUnits == it.one + it.other && left + right - right == left && left > right == it.one > it.other;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Is_never_finer_than_its_currency() => Assert.That(() => new Money(1.5m, Currency.Of("JPY")), Throws.ArgumentException);

    [Test]
    public void Does_not_mix_with_another_currency() =>
        Assert.That(() => 1m.Eur() + new Money(1m, Currency.Of("USD")), Throws.InvalidOperationException);

    [TestCase("EUR", 12.5, "12.50")]
    [TestCase("JPY", 1250, "1250")]
    [TestCase("KWD", 1, "1.000")]
    public void Is_written_for_gateways_with_its_currencys_decimals(string code, decimal amount, string wire) =>
        Assert.That(new Money(amount, Currency.Of(code)).ToWire(), Is.EqualTo(wire));
}
