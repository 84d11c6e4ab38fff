using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Amounts as Lakala writes them: fen, as a text of digits; at the counter as a number. Always yuan.</summary>
internal static class LakalaAmounts
{
    public static readonly Currency Yuan = Currency.Of("CNY");

    /// <returns>Null for another currency, or what is finer than a fen, not above zero, or too large.</returns>
    public static long? ToFen(Money money)
    {
        var fen = money.Amount * 100m;
        return money.Currency.Code == Yuan.Code && fen == decimal.Truncate(fen) && fen is > 0m and <= 999_999_999_999m ? (long)fen : null;
    }

    public static string Text(long fen) => fen.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text of digits, as everywhere but at the counter.</summary>
    /// <returns>Null when it is missing, written as a number, or not above zero.</returns>
    public static Money? Read(JsonValue value) =>
        value.Text is { Length: > 0 and <= 12 } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) ? Of(fen) : null;

    /// <summary>A number, or a text of digits, as the counter writes them.</summary>
    /// <inheritdoc cref="Read"/>
    public static Money? ReadAtCounter(JsonValue value) => value.Whole is { } fen ? Of(fen) : Read(value);

    private static Money? Of(long fen) => fen is > 0 and <= 999_999_999_999 ? new Money(fen / 100m, Yuan) : null;
}
