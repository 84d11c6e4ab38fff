using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Amounts as the vendor writes them (developer.paypal.com, "Currency codes").</summary>
internal static partial class PayPalMoney
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "AUD", "BRL", "CAD", "CNY", "CZK", "DKK", "EUR", "HKD", "HUF", "ILS", "JPY", "MYR", "MXN", "TWD", "NZD", "NOK", "PHP", "PLN", "GBP", "SGD", "SEK", "CHF", "THB", "USD",
    };

    /// <summary>Whether the vendor takes it.</summary>
    public static bool Takes(string currency) => Known.Contains(currency);

    public static JObject Write(decimal amount, string currency) =>
        new() { ["currency_code"] = currency, ["value"] = amount.ToString(HasDecimals(currency) ? "F2" : "F0", CultureInfo.InvariantCulture) };

    /// <param name="money">currency_code and value.</param>
    /// <param name="field">Where it stands, for the error.</param>
    /// <param name="amount">What it says; zero when it is refused.</param>
    /// <returns>Null when it is well.</returns>
    public static PayPalAnswer? Problem(JToken? money, string field, out decimal amount)
    {
        amount = 0m;
        var (value, currency) = ((string?)money?["value"] ?? "", (string?)money?["currency_code"] ?? "");
        if (value.Length == 0) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", field + "/value");
        if (currency.Length == 0) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", field + "/currency_code");
        if (!Number().IsMatch(value)) return PayPalAnswer.Invalid("INVALID_PARAMETER_SYNTAX", field + "/value");
        if (!Takes(currency)) return PayPalAnswer.Refused("CURRENCY_NOT_SUPPORTED", "Currency code is not currently supported.", field + "/currency_code");
        var decimals = value.Contains('.', StringComparison.Ordinal) ? value.Length - value.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        if (decimals > 0 && !HasDecimals(currency)) return PayPalAnswer.Refused("DECIMALS_NOT_SUPPORTED", "Currency does not support decimals.", field + "/value");
        if (decimals > 2) return PayPalAnswer.Refused("DECIMAL_PRECISION", "The value of the field should not be more than two decimal places.", field + "/value");
        amount = decimal.Parse(value, CultureInfo.InvariantCulture);
        return amount > 0 ? null : PayPalAnswer.Refused("CANNOT_BE_ZERO_OR_NEGATIVE", "Must be greater than zero.", field + "/value");
    }

    private static bool HasDecimals(string currency) => currency is not ("HUF" or "JPY" or "TWD");

    [GeneratedRegex("^-?[0-9]{1,15}([.][0-9]+)?$")]
    private static partial Regex Number();
}
