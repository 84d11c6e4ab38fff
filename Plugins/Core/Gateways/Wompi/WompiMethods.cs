using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>The instrument of a transaction. Its token is the payment source's number.</summary>
internal static class WompiMethods
{
    /// <returns>Null when Wompi does not say.</returns>
    public static GatewayPaymentMethod? Read(JsonValue transaction)
    {
        var token = transaction["payment_source_id"].Whole?.ToString(CultureInfo.InvariantCulture) ?? "";
        var method = transaction["payment_method"];
        return transaction["payment_method_type"].Text switch
        {
            null => null,
            "CARD" => Card(token, method["extra"]),
            "NEQUI" => new(token, PaymentMethodKind.Wallet, "Nequi", LastFour(method["phone_number"].Text), null, null),
            "DAVIPLATA" => new(token, PaymentMethodKind.Wallet, "Daviplata", "", null, null),
            "PSE" => new(token, PaymentMethodKind.BankAccount, "PSE", "", null, null),
            "BANCOLOMBIA_TRANSFER" or "BANCOLOMBIA_QR" or "BANCOLOMBIA" => new(token, PaymentMethodKind.BankAccount, "Bancolombia", "", null, null),
            { Length: <= 50 } type => new(token, PaymentMethodKind.Other, type, "", null, null),
            _ => new(token, PaymentMethodKind.Other, "", "", null, null),
        };
    }

    private static GatewayPaymentMethod Card(string token, JsonValue card) =>
        new(token, PaymentMethodKind.Card, Brand(card["brand"].Text), LastFour(card["last_four"].Text), Number(card["exp_month"], 1, 12), Year(card["exp_year"]));

    private static string Brand(string? brand) => brand switch
    {
        "VISA" => "Visa",
        "MASTERCARD" => "Mastercard",
        "AMEX" or "AMERICAN_EXPRESS" => "American Express",
        { Length: <= 30 } => brand,
        _ => "",
    };

    private static string LastFour(string? text) =>
        text is { Length: >= 4 } && text.Substring(text.Length - 4) is var digits && digits.All(digit => digit is >= '0' and <= '9') ? digits : "";

    private static int? Year(JsonValue year) => Number(year, 0, 99) is { } two ? 2000 + two : Number(year, 2000, 2100);

    private static int? Number(JsonValue value, int least, int most) =>
        int.TryParse(value.Written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
