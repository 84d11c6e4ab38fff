using System.Globalization;
using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>The checkout form, which a customer fills in in a browser, and what a shop's server then asks about the card.</summary>
internal static class NiubizCards
{
    /// <summary>The form's part: a card becomes a transactionToken that is good for one sale. Any number with right check digits passes.</summary>
    /// <exception cref="FormatException">It is no card; the message says why.</exception>
    public static object Enter(Books.Page page, NiubizForm form)
    {
        if (!CardNumber.IsValid(form.CardNumber)) throw new FormatException("The card number is wrong.");
        if (!DateTime.TryParseExact(form.Expiry, "yyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) throw new FormatException("The expiry is wrong: it has a year and a month of two digits each.");
        var card = page.Put(new NiubizCard(RandomNumberGenerator.GetHexString(32), $"{form.CardNumber[..6]}******{form.CardNumber[^4..]}", Brand(form.CardNumber), form.Expiry, form.Email, Stored: false));
        return new { transactionToken = card.Id, customerEmail = form.Email, channel = "web" };
    }

    /// <summary>A session for the form; nothing of it is kept.</summary>
    public static VendorAnswer Session(NiubizCall call) => call.Amount("amount") is null
        ? NiubizCall.Wrong("amount is not valid")
        : NiubizJson.Answer(200, new JObject { ["sessionKey"] = RandomNumberGenerator.GetHexString(64, lowercase: true), ["expirationTime"] = call.Now.AddMinutes(10).ToUnixTimeMilliseconds() });

    /// <summary>Stores what was entered.</summary>
    public static VendorAnswer Token(NiubizCall call)
    {
        if (call.Page.Find<NiubizCard>(call.Value) is not { Stored: false } entered) return NiubizCall.Wrong("transactionToken is not valid");
        var stored = call.Page.Put(entered with { Id = Id(), Stored = true });
        return NiubizJson.Answer(200, new JObject
        {
            ["errorCode"] = 0,
            ["errorMessage"] = "OK",
            ["header"] = NiubizJson.Header(call.Now),
            ["order"] = new JObject { ["transactionToken"] = entered.Id, ["actionCode"] = "000", ["status"] = "Verified" },
            ["token"] = new JObject { ["tokenId"] = stored.Id, ["ownerId"] = stored.Email, ["expireOn"] = "491231235959" },
            ["card"] = new JObject { ["cardNumber"] = stored.Masked, ["brand"] = stored.Brand, ["expirationMonth"] = stored.Expiry[2..], ["expirationYear"] = "20" + stored.Expiry[..2] },
        });
    }

    public static bool IsExpired(NiubizCard card, DateTimeOffset now) =>
        string.CompareOrdinal(card.Expiry, now.UtcDateTime.ToString("yyMM", CultureInfo.InvariantCulture)) < 0;

    // Sixteen digits, as the vendor's, and never a number with right check digits: it must not pass for a card.
    private static string Id()
    {
        var digits = "70000100" + RandomNumberGenerator.GetString("0123456789", 8);
        return CardNumber.IsValid(digits) ? digits[..15] + (char)('0' + ((digits[15] - '0' + 1) % 10)) : digits;
    }

    private static string Brand(string number) => number switch
    {
        ['4', ..] => "visa",
        ['5', ..] or ['2', ..] => "mastercard",
        ['3', '4' or '7', ..] => "amex",
        ['3', ..] => "dinersclub",
        _ => "unionpay",
    };
}
