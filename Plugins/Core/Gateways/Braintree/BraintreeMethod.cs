using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>The instrument of a charge, as its snapshot tells it.</summary>
internal static class BraintreeMethod
{
    /// <summary>Null when the gateway does not say, or says it in a shape we do not know.</summary>
    public static GatewayPaymentMethod? Read(JsonValue transaction)
    {
        var snapshot = transaction["paymentMethodSnapshot"];
        var token = transaction["paymentMethod"]["legacyId"].Text ?? "";
        return snapshot["__typename"].Text switch
        {
            "CreditCardDetails" => Card(token, snapshot),
            "CreditCardTransactionDetails" => Card(token, snapshot["creditCard"]),
            "PayPalTransactionDetails" => new(token, PaymentMethodKind.PayPal, "PayPal", "", null, null),
            "VenmoAccountDetails" => new(token, PaymentMethodKind.Wallet, "Venmo", "", null, null),
            "UsBankAccountDetails" => new(token, PaymentMethodKind.BankAccount, snapshot["bankName"].Text ?? "", LastFour(snapshot), null, null),
            null => null,
            _ => new(token, PaymentMethodKind.Other, "", "", null, null),
        };
    }

    private static GatewayPaymentMethod Card(string token, JsonValue card)
    {
        string wallet = Wallet(card["origin"]["type"].Text), brand = Brand(card["brandCode"].Text);
        return new(
            token,
            wallet.Length > 0 ? PaymentMethodKind.Wallet : PaymentMethodKind.Card,
            wallet.Length > 0 ? $"{wallet} ({brand})" : brand,
            LastFour(card),
            Between(card["expirationMonth"], 1, 12),
            Between(card["expirationYear"], 2000, 2100));
    }

    private static string Wallet(string? origin) => origin switch
    {
        "APPLE_PAY" => "Apple Pay",
        "GOOGLE_PAY" => "Google Pay",
        "SAMSUNG_PAY" => "Samsung Pay",
        _ => "",
    };

    private static string LastFour(JsonValue details) =>
        details["last4"].Text is { Length: 4 } digits && digits.All(digit => digit is >= '0' and <= '9') ? digits : "";

    private static int? Between(JsonValue value, int least, int most) =>
        int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static string Brand(string? code) => code?.ToUpperInvariant() switch
    {
        "VISA" => "Visa",
        "MASTERCARD" => "Mastercard",
        "AMERICAN_EXPRESS" => "American Express",
        "DISCOVER" => "Discover",
        "DINERS" => "Diners Club",
        "JCB" => "JCB",
        "UNION_PAY" => "UnionPay",
        "ELO" => "Elo",
        "INTERNATIONAL_MAESTRO" or "UK_MAESTRO" => "Maestro",
        _ => "",
    };
}
