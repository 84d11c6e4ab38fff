using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>The instrument of a charge, as query.php shows it: masked.</summary>
internal static class NmiMethod
{
    /// <returns>Null when NMI does not say.</returns>
    public static GatewayPaymentMethod? Read(XElement transaction)
    {
        var token = GatewayId.Of(transaction.Value("customerid")) ?? "";
        return transaction.Value("transaction_type") switch
        {
            "cc" => new(token, PaymentMethodKind.Card, Brand(transaction.Value("cc_type")), LastFour(transaction.Value("cc_number")), Month(transaction.Value("cc_exp")), Year(transaction.Value("cc_exp"))),
            "ck" => new(token, PaymentMethodKind.BankAccount, "", LastFour(transaction.Value("check_account")), null, null),
            "cs" => new(token, PaymentMethodKind.Other, "Cash", "", null, null),
            _ => null,
        };
    }

    private static string LastFour(string masked) =>
        masked.Length is >= 4 and <= 30 && masked.Substring(masked.Length - 4) is var digits && digits.All(IsDigit) ? digits : "";

    private static int? Month(string expiry) => Digits(expiry, 0) is >= 1 and <= 12 and var month ? month : null;

    private static int? Year(string expiry) => Digits(expiry, 2) is { } year ? 2000 + year : null;

    // MMYY.
    private static int? Digits(string expiry, int from) =>
        expiry.Length == 4 && expiry.All(IsDigit) ? int.Parse(expiry.Substring(from, 2), NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static string Brand(string brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" or "mc" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "maestro" => "Maestro",
        { Length: <= 30 } => brand,
        _ => "",
    };
}
