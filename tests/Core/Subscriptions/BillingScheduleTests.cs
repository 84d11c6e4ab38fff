using CrmPayments.Core.Subscriptions;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Subscriptions;

public sealed class BillingScheduleTests
{
    private static readonly BillingInterval[] Intervals = Enum.GetValues<BillingInterval>();

    [TestCase(BillingInterval.Day, 10, "2026-01-05", null, "2026-01-25", "2026-02-04")]
    [TestCase(BillingInterval.Week, 2, "2026-01-05", null, "2026-01-18", "2026-01-19")]
    [TestCase(BillingInterval.Month, 1, "2026-01-05", null, "2026-01-05", "2026-02-05")]
    [TestCase(BillingInterval.Month, 1, "2026-01-31", null, "2026-02-01", "2026-02-28")]
    [TestCase(BillingInterval.Month, 1, "2026-01-31", null, "2026-02-28", "2026-03-31")]
    [TestCase(BillingInterval.Month, 3, "2026-01-31", null, "2026-03-01", "2026-04-30")]
    [TestCase(BillingInterval.Month, 1, "2026-01-10", 15, "2026-01-10", "2026-02-15")]
    [TestCase(BillingInterval.Year, 1, "2024-02-29", null, "2026-01-01", "2026-02-28")]
    [TestCase(BillingInterval.Year, 1, "2024-02-29", null, "2027-03-01", "2028-02-29")]
    [TestCase(BillingInterval.Month, 1, "2026-05-01", null, "2026-01-01", "2026-05-01")]
    public void Comes_next_on(BillingInterval interval, int count, string starts, int? anchor, string after, string next) =>
        Assert.That(new BillingSchedule(interval, count, On(starts), anchor).NextAfter(On(after)), Is.EqualTo(On(next)));

    [TestCase("2026-01-05", "2026-04-04", 2)]
    [TestCase("2026-01-05", "2026-04-05", 3)]
    [TestCase("2026-01-05", "2026-01-06", 0)]
    public void Counts_the_dates_in_between(string after, string until, int dates) =>
        Assert.That(new BillingSchedule(BillingInterval.Month, 1, On("2026-01-05")).Between(On(after), On(until)), Is.EqualTo(dates));

    [Test]
    public void Always_moves_forward_by_no_more_than_its_period() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<NonNegativeInt>(),
        (kind, count, hours) =>
        {
            var schedule = new BillingSchedule(Intervals[kind.Get % Intervals.Length], (count.Get % 36) + 1, On("2024-01-31"), count.Get % 3 == 0 ? (count.Get % 31) + 1 : null);
            var after = On("2024-01-31").AddHours(hours.Get * 37d);
            var next = schedule.NextAfter(after);
            var longest = schedule.Interval switch { BillingInterval.Day => 1, BillingInterval.Week => 7, BillingInterval.Month => 31, _ => 366 } * schedule.Count;
            return next > after && next <= after.AddDays(longest + 31) && next.TimeOfDay == schedule.StartsOn.TimeOfDay && schedule.NextAfter(next.AddTicks(-1)) == next;
        }).QuickCheckThrowOnFailure();

    private static DateTimeOffset On(string date) => new(DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
