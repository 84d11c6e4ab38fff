using CrmPayments.Core.Gateways;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class TheDatesOfAKey
{
    private static readonly DateTimeOffset Now = ARefund.Now;

    [TestCase(60, 30)]
    [TestCase(20, 0)]
    [TestCase(-1, 0)]
    public void Begin_a_month_before_its_end_or_at_once(int daysLeft, int warnsInDays) =>
        Assert.That(ExpiryDates.NextWarning(Now.AddDays(daysLeft), null, Now), Is.EqualTo(Now.AddDays(warnsInDays)));

    [Test]
    public void End_when_its_end_was_told() => Assert.That(ExpiryDates.NextWarning(Now, Now, Now), Is.Null);

    [Test]
    public void Are_four_at_most_and_never_in_the_past() => Prop.ForAll(Gen.Choose(-40, 400).ToArbitrary(), daysLeft =>
    {
        var end = Now.AddDays(daysLeft);
        var now = Now;
        var warnings = 0;
        for (var next = ExpiryDates.NextWarning(end, null, now); next is { } on; next = ExpiryDates.NextWarning(end, on, now))
        {
            Assert.That(on, Is.GreaterThanOrEqualTo(now));
            now = on;
            warnings++;
        }

        return warnings is >= 1 and <= 4;
    }).QuickCheckThrowOnFailure();
}
