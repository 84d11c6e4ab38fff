using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>The instrument of a charge, as its payment_method_details tell it.</summary>
internal static class StripeMethod
{
    /// <summary>Null when the gateway does not say.</summary>
    /// <param name="bearer">The PaymentIntent or Charge that names the stored method.</param>
    /// <param name="charge">The Charge, if there is one.</param>
    public static GatewayPaymentMethod? Read(JsonValue bearer, JsonValue charge) =>
        Of(StripeReader.IdOf(bearer["payment_method"]) ?? "", charge["payment_method_details"]) is { } method ? method with { CustomerToken = StripeReader.IdOf(bearer["customer"]) ?? "" } : null;

    /// <summary>A PaymentMethod itself; null when it does not say what it is.</summary>
    public static GatewayPaymentMethod? Stored(JsonValue method) => Of(StripeReader.IdOf(method) ?? "", method);

    /// <summary>Whose network a charge went over: of a card its own where Stripe tells it, else the brand; of a bank debit its kind. May be empty.</summary>
    /// <param name="details">payment_method_details, or a PaymentMethod.</param>
    public static string Network(JsonValue details) => details["type"].Text switch
    {
        "card" => Brand(details["card"]["network"].Text ?? details["card"]["brand"].Text),
        "us_bank_account" or "acss_debit" => "ACH",
        "sepa_debit" => "SEPA",
        "bacs_debit" => "Bacs",
        _ => "",
    };

    /// <summary>The same for every token of one card or account; may be empty.</summary>
    /// <param name="details">As above.</param>
    public static string Fingerprint(JsonValue details) => details["type"].Text is { } type && details[type]["fingerprint"].Text is { Length: <= 100 } print ? print : "";

    private static GatewayPaymentMethod? Of(string token, JsonValue details) => details["type"].Text switch
    {
        null => null,
        "card" => Card(token, details["card"]),
        "paypal" => new(token, PaymentMethodKind.PayPal, "PayPal", "", null, null),
        "us_bank_account" or "sepa_debit" or "bacs_debit" or "acss_debit" or "au_becs_debit" => Bank(token, details[details["type"].Text!]),
        "link" or "alipay" or "wechat_pay" or "cashapp" or "amazon_pay" => new(token, PaymentMethodKind.Wallet, details["type"].Text!, "", null, null),
        var type => new(token, PaymentMethodKind.Other, type.Length <= 50 ? type : "", "", null, null),
    };

    private static GatewayPaymentMethod Card(string token, JsonValue card)
    {
        var wallet = Wallet(card["wallet"]["type"].Text);
        var brand = Brand(card["brand"].Text);
        return new(
            token,
            wallet.Length > 0 ? PaymentMethodKind.Wallet : PaymentMethodKind.Card,
            wallet.Length > 0 ? $"{wallet} ({brand})" : brand,
            LastFour(card),
            card["exp_month"].Whole is >= 1 and <= 12 and var month ? (int)month : null,
            card["exp_year"].Whole is >= 2000 and <= 2100 and var year ? (int)year : null);
    }

    private static GatewayPaymentMethod Bank(string token, JsonValue bank) =>
        new(token, PaymentMethodKind.BankAccount, bank["bank_name"].Text is { Length: <= 50 } name ? name : "", LastFour(bank), null, null);

    private static string LastFour(JsonValue details) =>
        details["last4"].Text is { Length: 4 } digits && digits.All(digit => digit is >= '0' and <= '9') ? digits : "";

    private static string Wallet(string? type) => type switch
    {
        "apple_pay" => "Apple Pay",
        "google_pay" => "Google Pay",
        "samsung_pay" => "Samsung Pay",
        "link" => "Link",
        _ => "",
    };

    private static string Brand(string? brand) => brand switch
    {
        null => "",
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        { Length: <= 30 } => brand,
        _ => "",
    };
}
