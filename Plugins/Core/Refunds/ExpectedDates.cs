using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>Between which days the customer usually has the money. Dates only, time 0:00.</summary>
public readonly record struct ExpectedDates(DateTime First, DateTime Last)
{
    /// <summary>Counts business days, Monday to Friday; holidays differ by bank and are not counted out.</summary>
    /// <param name="sentOn">The day it was sent, in the customer's or the company's time zone; the days after it count.</param>
    /// <param name="takes">At least zero days.</param>
    public static ExpectedDates From(DateTimeOffset sentOn, BusinessDays takes) =>
        new(Add(sentOn.Date, takes.First), Add(sentOn.Date, takes.Last));

    private static DateTime Add(DateTime date, int businessDays)
    {
        for (var left = businessDays; left > 0;)
        {
            date = date.AddDays(1);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return date;
    }
}
