using System.Globalization;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>Reads an instrument as requests carry it. Any card number with right check digits passes.</summary>
internal static class NmiCards
{
    // Collect.js's published tokens for tests.
    private const string CardToken = "00000000-000000-000000-000000000000", CheckToken = "11111111-111111-111111-111111111111";

    /// <returns>The instrument, or the vendor's text of what is wrong with it.</returns>
    public static (NmiInstrument? Instrument, string Wrong) Read(NmiCall call)
    {
        if (call.Text("payment_token") is { Length: > 0 } token) return Token(token);
        if (call.Text("payment") == "check" || call.Text("checkaccount").Length > 0) return Check(call.Text("checkaccount"), call.Text("checkaba"));
        var number = call.Text("ccnumber");
        if (!CardNumber.IsValid(number)) return (null, "Invalid Credit Card Number");
        return DateTime.TryParseExact(call.Text("ccexp"), "MMyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (new NmiInstrument($"{number[0]}{new string('x', number.Length - 5)}{number[^4..]}", Brand(number), call.Text("ccexp"), IsCheck: false), "")
            : (null, "Card expiration should be in the format MMYY");
    }

    private static (NmiInstrument? Instrument, string Wrong) Token(string token) => token switch
    {
        CardToken => (new NmiInstrument("4xxxxxxxxxxx1111", "visa", "1099", IsCheck: false), ""),
        CheckToken => (new NmiInstrument("xxxx3815", "", "", IsCheck: true), ""),
        _ => (null, "Invalid Payment Token"),
    };

    private static (NmiInstrument? Instrument, string Wrong) Check(string account, string routing) =>
        account is { Length: >= 4 and <= 17 } && routing.Length == 9 && (account + routing).All(char.IsAsciiDigit)
            ? (new NmiInstrument("xxxx" + account[^4..], "", "", IsCheck: true), "")
            : (null, "Invalid ABA number");

    private static string Brand(string number) => number switch
    {
        ['4', ..] => "visa",
        ['6', '7', ..] => "maestro",
        ['5', ..] or ['2', ..] => "mastercard",
        ['3', '4' or '7', ..] => "amex",
        ['3', '0' or '8', ..] => "diners",
        ['3', ..] => "jcb",
        _ => "discover",
    };
}
