using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>Amounts as Payments Way takes them: whole Colombian pesos, written as text when they are sent and told as a number.</summary>
internal static class PaymentsWayAmounts
{
    private const decimal Largest = 999_999_999_999m;

    private static readonly Currency Peso = Currency.Of("COP");

    /// <returns>Null for another currency, for a part of a peso, and for more than anybody pays.</returns>
    public static string? ToWire(Money money) =>
        money.Currency.Code == Peso.Code && money.Amount == decimal.Truncate(money.Amount) && money.Amount is > 0m and <= Largest
            ? decimal.Truncate(money.Amount).ToString("0", CultureInfo.InvariantCulture)
            : null;

    /// <returns>Null when the transaction tells no amount, or one in another currency. It need not name the currency: there is one.</returns>
    public static Money? Read(JsonValue transaction)
    {
        if (transaction["currencycode"] is { Kind: not JsonKind.Missing } currency && currency.Text != Peso.Code) return null;
        return transaction["amount"].Number is > 0m and <= Largest and var amount && Money.Fits(amount, Peso) ? new Money(amount, Peso) : null;
    }
}
