using System.Globalization;

namespace CrmPayments.Core;

/// <summary>An amount in major units of its currency: 12.50 is twelve euros fifty.</summary>
public readonly record struct Money
{
    /// <param name="amount">In major units; may be zero or negative, but never finer than the currency.</param>
    /// <param name="currency">The currency whose decimals bind the amount.</param>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency.</exception>
    public Money(decimal amount, Currency currency)
    {
        if (!Fits(amount, currency))
            throw new ArgumentException($"{amount.ToString(CultureInfo.InvariantCulture)} has more decimals than {currency}, which has {currency.Decimals}.", nameof(amount));
        Amount = amount;
        Currency = currency;
    }

    public decimal Amount { get; }

    public Currency Currency { get; }

    /// <summary>The amount in the currency's smallest unit: 1250 for 12.50 EUR, 1250 for 1250 JPY.</summary>
    /// <exception cref="OverflowException">The amount does not fit into 64 bits.</exception>
    public long MinorUnits => decimal.ToInt64(Amount * Factor(Currency.Decimals));

    /// <summary>Whether the amount needs no more decimals than the currency has.</summary>
    public static bool Fits(decimal amount, Currency currency) => decimal.Round(amount, currency.Decimals) == amount;

    /// <summary>The largest amount of the currency that is not above a number: a limit written for any currency is cut off, never rounded up.</summary>
    public static Money AtMost(decimal limit, Currency currency) =>
        new(decimal.Floor(limit * Factor(currency.Decimals)) / Factor(currency.Decimals), currency);

    public static Money FromMinorUnits(long units, Currency currency) => new(units / Factor(currency.Decimals), currency);

    /// <summary>Whether both are the same money, however many decimals each side keeps of the currency: a CRM may keep yen with two, a gateway with none.</summary>
    public bool IsSameAs(Money other) => Amount == other.Amount && Currency.Code == other.Currency.Code;

    /// <exception cref="InvalidOperationException">The currencies differ: a bug in the caller.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <inheritdoc cref="op_Addition"/>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <inheritdoc cref="op_Addition"/>
    public static bool operator >(Money left, Money right) => left.Amount > Same(left, right).Amount;

    /// <inheritdoc cref="op_Addition"/>
    public static bool operator <(Money left, Money right) => left.Amount < Same(left, right).Amount;

    /// <summary>"12.50 EUR": with the currency's decimals and a point, whatever the machine's culture.</summary>
    public override string ToString() => $"{ToWire()} {Currency}";

    /// <summary>"12.50": the currency's decimals, a point, no thousands sign; what gateways that take decimals want.</summary>
    public string ToWire() => Amount.ToString("F" + Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");

    private static decimal Factor(int decimals) => decimals switch { 0 => 1m, 1 => 10m, 2 => 100m, 3 => 1_000m, _ => 10_000m };
}
