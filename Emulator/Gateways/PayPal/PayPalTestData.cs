namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>What the vendor's published test data does (developer.paypal.com, "Card testing").</summary>
internal static class PayPalTestData
{
    /// <summary>A name of our own: the capture waits for an eCheck until a notification ends it.</summary>
    public const string Waits = "PENDING-ECHECK";

    private static readonly Dictionary<string, string> Rejections = new(StringComparer.Ordinal)
    {
        ["CCREJECT-REFUSED"] = "0500",
        ["CCREJECT-SF"] = "9500",
        ["CCREJECT-EC"] = "5400",
        ["CCREJECT-IRC"] = "5180",
        ["CCREJECT-IF"] = "5120",
        ["CCREJECT-LS"] = "9520",
        ["CCREJECT-IA"] = "1330",
        ["CCREJECT-BANK_ERROR"] = "5100",
        ["CCREJECT-CVV_F"] = "00N7",
    };

    /// <returns>The processor's code; null: it goes well.</returns>
    public static string? Rejection(string cardholder) => Rejections.GetValueOrDefault(cardholder);

    public static string Brand(string number) => number switch
    {
        ['4', ..] => "VISA",
        ['5' or '2', ..] => "MASTERCARD",
        ['3', '4' or '7', ..] => "AMEX",
        ['3', '5', ..] => "JCB",
        ['3', ..] => "DINERS",
        ['6', '3', ..] => "MAESTRO",
        ['6', '2', ..] => "CHINA_UNION_PAY",
        _ => "UNKNOWN",
    };
}
