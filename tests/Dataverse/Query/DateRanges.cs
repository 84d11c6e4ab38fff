using System.Globalization;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Tests.Dataverse.Storage;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Query;

/// <summary>Now is Saturday, 2026-11-21 09:30 UTC.</summary>
public sealed class DateRanges
{
    [TestCase(ConditionOperator.Yesterday, "2026-11-20", "2026-11-21")]
    [TestCase(ConditionOperator.Today, "2026-11-21", "2026-11-22")]
    [TestCase(ConditionOperator.Tomorrow, "2026-11-22", "2026-11-23")]
    [TestCase(ConditionOperator.LastWeek, "2026-11-08", "2026-11-15")]
    [TestCase(ConditionOperator.ThisWeek, "2026-11-15", "2026-11-22")]
    [TestCase(ConditionOperator.NextWeek, "2026-11-22", "2026-11-29")]
    [TestCase(ConditionOperator.LastMonth, "2026-10-01", "2026-11-01")]
    [TestCase(ConditionOperator.NextMonth, "2026-12-01", "2027-01-01")]
    [TestCase(ConditionOperator.LastYear, "2025-01-01", "2026-01-01")]
    [TestCase(ConditionOperator.NextYear, "2027-01-01", "2028-01-01")]
    public void Are_whole_days_weeks_from_sunday_months_and_years(ConditionOperator @operator, string from, string to) =>
        Assert.That(DateRange.Named(@operator, ARow.Now), Is.EqualTo(new DateRange(Day(from), Day(to))));

    [TestCase(ConditionOperator.LastXDays, 3, "2026-11-18")]
    [TestCase(ConditionOperator.LastXWeeks, 1, "2026-11-14")]
    [TestCase(ConditionOperator.LastXMonths, 1, "2026-10-21")]
    [TestCase(ConditionOperator.LastXYears, 2, "2024-11-21")]
    public void Looking_back_begin_with_a_day_and_end_now(ConditionOperator @operator, int count, string from) =>
        Assert.That(DateRange.Counted(@operator, count, ARow.Now), Is.EqualTo(new DateRange(Day(from), ARow.Now.AddTicks(1))));

    [TestCase(ConditionOperator.NextXDays, 3, "2026-11-25")]
    [TestCase(ConditionOperator.NextXWeeks, 1, "2026-11-29")]
    public void Looking_ahead_begin_now_and_end_with_a_day(ConditionOperator @operator, int count, string to) =>
        Assert.That(DateRange.Counted(@operator, count, ARow.Now), Is.EqualTo(new DateRange(ARow.Now, Day(to))));

    [TestCase(ConditionOperator.OlderThanXDays, 1, "2026-11-20")]
    [TestCase(ConditionOperator.OlderThanXMonths, 2, "2026-09-21")]
    public void Of_old_rows_are_open_at_the_start(ConditionOperator @operator, int count, string to) =>
        Assert.That(DateRange.Counted(@operator, count, ARow.Now), Is.EqualTo(new DateRange(null, Day(to))));

    private static DateTime Day(string day) => DateTime.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
