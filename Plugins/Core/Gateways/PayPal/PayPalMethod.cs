using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>The instrument of an order, as its payment_source tells it.</summary>
internal static class PayPalMethod
{
    /// <returns>"card" or "paypal"; null for a source that cannot be charged without the customer, or for none.</returns>
    public static string? KindOf(JsonValue source) => source["card"].IsObject ? "card" : source["paypal"].IsObject ? "paypal" : null;

    /// <returns>Null when PayPal does not say.</returns>
    public static GatewayPaymentMethod? Read(JsonValue source, string token) => KindOf(source) switch
    {
        "card" => Card(source["card"], token),
        "paypal" => new GatewayPaymentMethod(token, PaymentMethodKind.PayPal, "PayPal", "", null, null),
        _ => null,
    };

    private static GatewayPaymentMethod Card(JsonValue card, string token)
    {
        var expiry = DateTime.TryParseExact(card["expiry"].Text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and <= 2100;
        return new(token, PaymentMethodKind.Card, Brand(card["brand"].Text), LastFour(card["last_digits"].Text), expiry ? month.Month : null, expiry ? month.Year : null);
    }

    private static string LastFour(string? digits) => digits is { Length: >= 4 } && digits.All(digit => digit is >= '0' and <= '9') ? digits.Substring(digits.Length - 4) : "";

    private static string Brand(string? brand) => brand switch
    {
        "VISA" => "Visa",
        "MASTERCARD" => "Mastercard",
        "AMEX" => "American Express",
        "DISCOVER" => "Discover",
        "DINERS" => "Diners Club",
        "JCB" => "JCB",
        "MAESTRO" => "Maestro",
        "CHINA_UNION_PAY" => "UnionPay",
        { Length: <= 30 } => brand,
        _ => "",
    };
}
