using CrmPayments.Core;
using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class ThePartsOfAnOffer
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Differ_by_one_cent_at_most_the_larger_ones_first() =>
        Assert.That(OfferParts.Even(100m.Eur(), 3).Select(part => part.Amount), Is.EqualTo(new[] { 33.34m, 33.33m, 33.33m }));

    [Test]
    public void Have_no_decimals_where_the_currency_has_none() =>
        Assert.That(OfferParts.Even(new Money(1000m, Currency.Of("JPY")), 3).Select(part => part.Amount), Is.EqualTo(new[] { 334m, 333m, 333m }));

    [Test]
    public void Always_sum_to_the_debt_exactly()
    {
        var cases = (from cents in Gen.Choose(12, 2_000_000) from count in Gen.Choose(1, 12) from code in Gen.Elements("EUR", "JPY", "KWD") select (Total: Money.FromMinorUnits(cents, Currency.Of(code)), Count: count)).ToArbitrary();
        Prop.ForAll(cases, it =>
        {
            var parts = OfferParts.Even(it.Total, it.Count);
            return parts.Count == it.Count && parts.Sum(part => part.Amount) == it.Total.Amount && parts.Max(part => part.MinorUnits) - parts.Min(part => part.MinorUnits) <= 1;
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(0)]
    [TestCase(101)]
    public void Are_never_fewer_than_one_or_smaller_than_a_cent(int count) =>
        Assert.That(() => OfferParts.Even(1m.Eur(), count), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Fall_due_on_the_same_day_of_each_month_or_its_last()
    {
        var parts = OfferParts.Monthly(90m.Eur(), 4, null, new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
        Assert.That(parts.Select(part => part.DueOn.ToString("yyyy-MM-dd", null)), Is.EqualTo(new[] { "2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28" }));
    }

    [Test]
    public void May_begin_with_an_amount_of_its_own()
    {
        var parts = OfferParts.Monthly(100m.Eur(), 4, 40m.Eur(), Now);
        Assert.That(parts.Select(part => part.Amount.Amount), Is.EqualTo(new[] { 40m, 20m, 20m, 20m }));
    }

    [Test]
    public void Are_read_as_they_were_written()
    {
        OfferPart[] parts = [new(33.34m.Eur(), Now, OfferPartStatus.Paid, Guid.NewGuid()), new(66.66m.Eur(), Now.AddMonths(1))];
        Assert.That(OfferParts.Read(OfferParts.ToText(parts), ARefund.Euro), Is.EqualTo(parts));
    }

    [TestCase(null)]
    [TestCase("")]
    public void Are_none_where_the_offer_is_one_payment(string? text) => Assert.That(OfferParts.Read(text, ARefund.Euro), Is.Empty);

    [TestCase("[{}]")]
    [TestCase("not json")]
    [TestCase("[{\"amount\":1,\"dueOn\":\"soon\",\"status\":\"Open\"}]")]
    public void Are_not_guessed_from_anything_else(string text) => Assert.That(() => OfferParts.Read(text, ARefund.Euro), Throws.InstanceOf<FormatException>());
}
