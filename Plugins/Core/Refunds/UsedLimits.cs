namespace CrmPayments.Core.Refunds;

/// <summary>What one person has already given back, and at which rate the charge's currency counts.</summary>
/// <remarks>Windows roll: the last 24 hours and the last 30 days, so no time zone and no midnight matters (decision 0012).</remarks>
/// <param name="Base">The environment's base currency, in which limits and use are told.</param>
/// <param name="Day">Live refunds of the last 24 hours, in the base currency; at least zero.</param>
/// <param name="Month">Live refunds of the last 30 days, in the base currency; at least <paramref name="Day"/>.</param>
/// <param name="ExchangeRate">How much of the charge's currency one unit of the base currency is; above zero.</param>
public sealed record UsedLimits(Currency Base, decimal Day, decimal Month, decimal ExchangeRate)
{
    public static readonly TimeSpan DayWindow = TimeSpan.FromHours(24);

    public static readonly TimeSpan MonthWindow = TimeSpan.FromDays(30);

    /// <summary>More than this many times the largest one is unusual.</summary>
    private const decimal UsualTimes = 2m;

    /// <summary>The largest live refund of the last 30 days, in the base currency; zero: there was none.</summary>
    public decimal Largest { get; init; }

    /// <summary>Up to this, in the charge's currency, a refund is nothing unusual for the person; zero: their first one in 30 days is.</summary>
    public decimal Usual => Largest * UsualTimes * ExchangeRate;

    /// <summary>What is left of the day's limit, in the base currency; null: no such limit.</summary>
    public Money? LeftToday(RefundLimits limits) => Left(limits.MaximumPerDay, Day);

    /// <summary>What is left of the month's limit, in the base currency; null: no such limit.</summary>
    public Money? LeftThisMonth(RefundLimits limits) => Left(limits.MaximumPerMonth, Month);

    /// <summary>Whether an amount of the charge's currency fits into what is left. Rounded against the person, so that no rounding ever passes the limit.</summary>
    /// <param name="amount">Above zero.</param>
    /// <param name="left">In the base currency; null: no limit.</param>
    public bool Fits(decimal amount, Money? left) => left is not { } most || Ceiling(amount / ExchangeRate) <= most.Amount;

    /// <summary>The most of the charge's currency that fits into what is left.</summary>
    public Money AtMost(Money left, Currency currency) => Money.AtMost(left.Amount * ExchangeRate, currency);

    private Money? Left(decimal? limit, decimal used) => limit is { } most ? Money.AtMost(Math.Max(most - used, 0m), Base) : null;

    private decimal Ceiling(decimal amount)
    {
        var down = Money.AtMost(amount, Base).Amount;
        return down == amount ? down : down + Money.FromMinorUnits(1, Base).Amount;
    }
}
