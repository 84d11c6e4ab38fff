using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>Reads a payment as requests carry it. Any number with right check digits passes, as in the sandbox.</summary>
public static class AuthorizeNetCards
{
    /// <summary>The zip code that the sandbox declines.</summary>
    public const string DecliningZip = "46282";

    /// <param name="payment">The payment element.</param>
    /// <param name="zip">billTo.zip.</param>
    /// <returns>The instrument, or the reason code of what is wrong with it.</returns>
    public static (AuthorizeNetInstrument? Instrument, string Wrong) Read(JToken? payment, string zip)
    {
        if (payment?["bankAccount"] is JObject bank) return (Bank(bank, zip), "");
        if (payment?["creditCard"] is not JObject card) return (null, "33");
        var number = (string?)card["cardNumber"] ?? "";
        if (!CardNumber.IsValid(number)) return (null, "6");
        return Expires((string?)card["expirationDate"] ?? "") is { } expires
            ? (new AuthorizeNetInstrument("XXXX" + number[^4..], Brand(number), expires, Zip: zip), "")
            : (null, "7");
    }

    private static AuthorizeNetInstrument Bank(JObject bank, string zip) => new(
        Masked((string?)bank["accountNumber"]), AuthorizeNetInstrument.ECheck, null, Masked((string?)bank["routingNumber"]), (string?)bank["nameOnAccount"] ?? "", zip);

    private static string Masked(string? number) => number is { Length: >= 4 } ? "XXXX" + number[^4..] : "XXXX";

    private static DateTimeOffset? Expires(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM", "MMyy", "MM/yy", "MMyyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month) ? month.AddMonths(1) : null;

    private static string Brand(string number) => number switch
    {
        ['4', ..] => "Visa",
        ['5', ..] or ['2', ..] => "MasterCard",
        ['3', '4' or '7', ..] => "AmericanExpress",
        ['3', '8', ..] => "DinersClub",
        ['3', ..] => "JCB",
        _ => "Discover",
    };
}
