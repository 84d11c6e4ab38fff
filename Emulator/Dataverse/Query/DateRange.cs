using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>The span of time an operator means: from, inclusive, to, exclusive; null: open. UTC; weeks begin on Sunday.</summary>
internal readonly record struct DateRange(DateTime? From, DateTime? To)
{
    /// <summary>For operators without a value, such as this month; null when the operator is none of them.</summary>
    public static DateRange? Named(ConditionOperator @operator, DateTime now)
    {
        var today = now.Date;
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var year = new DateTime(today.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return @operator switch
        {
            ConditionOperator.Yesterday => new(today.AddDays(-1), today),
            ConditionOperator.Today => new(today, today.AddDays(1)),
            ConditionOperator.Tomorrow => new(today.AddDays(1), today.AddDays(2)),
            ConditionOperator.Last7Days => new(today.AddDays(-7), UpTo(now)),
            ConditionOperator.Next7Days => new(now, today.AddDays(8)),
            ConditionOperator.LastWeek => new(week.AddDays(-7), week),
            ConditionOperator.ThisWeek => new(week, week.AddDays(7)),
            ConditionOperator.NextWeek => new(week.AddDays(7), week.AddDays(14)),
            ConditionOperator.LastMonth => new(month.AddMonths(-1), month),
            ConditionOperator.ThisMonth => new(month, month.AddMonths(1)),
            ConditionOperator.NextMonth => new(month.AddMonths(1), month.AddMonths(2)),
            ConditionOperator.LastYear => new(year.AddYears(-1), year),
            ConditionOperator.ThisYear => new(year, year.AddYears(1)),
            ConditionOperator.NextYear => new(year.AddYears(1), year.AddYears(2)),
            _ => null,
        };
    }

    /// <summary>For operators that take a day; null when the operator is none of them. NotOn is the rest of <see cref="ConditionOperator.On"/>.</summary>
    public static DateRange? OfDay(ConditionOperator @operator, DateTime value)
    {
        var day = value.Date;
        return @operator switch
        {
            ConditionOperator.On or ConditionOperator.NotOn => new(day, day.AddDays(1)),
            ConditionOperator.OnOrBefore => new(null, day.AddDays(1)),
            ConditionOperator.OnOrAfter => new(day, null),
            _ => null,
        };
    }

    /// <summary>For operators that count units from now; null when the operator is none of them. Days and longer units count from the start of a day.</summary>
    public static DateRange? Counted(ConditionOperator @operator, int count, DateTime now)
    {
        var today = now.Date;
        return @operator switch
        {
            ConditionOperator.LastXHours => new(now.AddHours(-count), UpTo(now)),
            ConditionOperator.LastXDays => new(today.AddDays(-count), UpTo(now)),
            ConditionOperator.LastXWeeks => new(today.AddDays(-7 * count), UpTo(now)),
            ConditionOperator.LastXMonths => new(today.AddMonths(-count), UpTo(now)),
            ConditionOperator.LastXYears => new(today.AddYears(-count), UpTo(now)),
            ConditionOperator.NextXHours => new(now, UpTo(now.AddHours(count))),
            ConditionOperator.NextXDays => new(now, today.AddDays(count + 1)),
            ConditionOperator.NextXWeeks => new(now, today.AddDays((7 * count) + 1)),
            ConditionOperator.NextXMonths => new(now, today.AddMonths(count).AddDays(1)),
            ConditionOperator.NextXYears => new(now, today.AddYears(count).AddDays(1)),
            ConditionOperator.OlderThanXMinutes => new(null, now.AddMinutes(-count)),
            ConditionOperator.OlderThanXHours => new(null, now.AddHours(-count)),
            ConditionOperator.OlderThanXDays => new(null, today.AddDays(-count)),
            ConditionOperator.OlderThanXWeeks => new(null, today.AddDays(-7 * count)),
            ConditionOperator.OlderThanXMonths => new(null, today.AddMonths(-count)),
            ConditionOperator.OlderThanXYears => new(null, today.AddYears(-count)),
            _ => null,
        };
    }

    /// <summary>Makes an end inclusive.</summary>
    private static DateTime UpTo(DateTime end) => end.AddTicks(1);
}
