using System.Globalization;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The vendor's published sandbox cards and nonces (developer.paypal.com/braintree/docs, reference/general/testing).</summary>
public static class BraintreeTestData
{
    private static readonly Dictionary<string, BraintreeTestEffect> Cards = new(StringComparer.Ordinal)
    {
        ["4000111111111115"] = BraintreeTestEffect.Declined,
        ["5105105105105100"] = BraintreeTestEffect.Declined,
        ["378734493671000"] = BraintreeTestEffect.Declined,
        ["6011000990139424"] = BraintreeTestEffect.Declined,
        ["3566002020360505"] = BraintreeTestEffect.ProcessorDown,
        ["4023898493988028"] = BraintreeTestEffect.Disputed,
        ["4000111111111511"] = BraintreeTestEffect.Fraud,
        ["4111130000000003"] = BraintreeTestEffect.RiskThreshold,
    };

    private static readonly Dictionary<string, BraintreeInstrument> Nonces = new(StringComparer.Ordinal)
    {
        ["fake-valid-nonce"] = TestCard("4012888888881881"),
        ["fake-valid-visa-nonce"] = TestCard("4012888888881881"),
        ["fake-valid-mastercard-nonce"] = TestCard("5555555555554444"),
        ["fake-valid-amex-nonce"] = TestCard("378282246310005"),
        ["fake-valid-discover-nonce"] = TestCard("6011111111111117"),
        ["fake-processor-declined-visa-nonce"] = TestCard("4000111111111115"),
        ["fake-gateway-rejected-fraud-nonce"] = TestCard("4000111111111511"),
        ["fake-apple-pay-visa-nonce"] = TestCard("4012888888881881") with { Kind = BraintreeInstrument.ApplePay },
        ["fake-android-pay-visa-nonce"] = TestCard("4012888888881881") with { Kind = BraintreeInstrument.GooglePay },
        ["fake-paypal-billing-agreement-nonce"] = TestPayPal(BraintreeTestEffect.None),
        ["fake-paypal-one-time-nonce"] = TestPayPal(BraintreeTestEffect.SingleUse),
    };

    private static readonly Dictionary<string, BraintreeRefusal> BadNonces = new(StringComparer.Ordinal)
    {
        ["fake-consumed-nonce"] = new("91564", "payment_method_nonce", "Cannot use a payment_method_nonce more than once."),
        ["fake-luhn-invalid-nonce"] = new("81715", "number", "Credit card number is invalid."),
    };

    /// <returns>The instrument, or null when the nonce cannot be used; <see cref="WhyNot"/> says why.</returns>
    public static BraintreeInstrument? FromNonce(string nonce) => Nonces.GetValueOrDefault(nonce);

    public static BraintreeRefusal WhyNot(string nonce) =>
        BadNonces.GetValueOrDefault(nonce) ?? new("91565", "payment_method_nonce", "Unknown or expired payment_method_nonce.");

    /// <returns>The card, or null when the number is no card number.</returns>
    /// <param name="number">Digits only.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="year">Four digits.</param>
    public static BraintreeInstrument? Card(string number, int month, int year) => !PassesLuhn(number) ? null : new BraintreeInstrument
    {
        Brand = Brand(number),
        Bin = number[..6],
        LastFour = number[^4..],
        ExpirationMonth = month.ToString("00", CultureInfo.InvariantCulture),
        ExpirationYear = year.ToString(CultureInfo.InvariantCulture),
        UniqueNumber = $"{number[..6]}-{number[^4..]}",
        Effect = Cards.GetValueOrDefault(number),
    };

    private static BraintreeInstrument TestCard(string number) =>
        Card(number, 12, 2030) ?? throw new InvalidOperationException("A test card of the vendor fails the Luhn check.");

    private static BraintreeInstrument TestPayPal(BraintreeTestEffect effect) =>
        new() { Kind = BraintreeInstrument.PayPal, PayerEmail = "payer@example.com", UniqueNumber = "payer@example.com", Effect = effect };

    private static string Brand(string number) => number[0] switch
    {
        '4' => "Visa",
        '5' or '2' => "MasterCard",
        '6' => "Discover",
        _ => number.StartsWith("35", StringComparison.Ordinal) ? "JCB" : "American Express",
    };

    private static bool PassesLuhn(string number)
    {
        if (number.Length is < 12 or > 19 || !number.All(char.IsAsciiDigit)) return false;
        var sum = number.Reverse().Select((digit, place) => (digit - '0') * (place % 2 + 1)).Sum(value => value > 9 ? value - 9 : value);
        return sum % 10 == 0;
    }
}
