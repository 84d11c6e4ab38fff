using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Reads what a request wants to pay with, or to store.</summary>
internal static class PayPalSources
{
    /// <param name="call">The request.</param>
    /// <param name="source">Null when it names none.</param>
    /// <returns>Null when it is well.</returns>
    public static PayPalAnswer? Read(PayPalCall call, out PayPalSource? source)
    {
        source = null;
        if (call.Body["payment_source"] is not JObject { HasValues: true } told) return null;
        var kind = told.Properties().First().Name;
        if (kind is not ("card" or "paypal") || told[kind] is not JObject inside) return PayPalAnswer.Invalid("INVALID_PARAMETER_VALUE", "/payment_source");
        if (StoredCredential(inside["stored_credential"]) is { } wrong) return wrong;
        if ((string?)inside["vault_id"] is { Length: > 0 } vaultId)
        {
            source = call.Page.Find<PayPalVaultToken>(vaultId) is { IsSetup: false } token && token.Source.Kind == kind ? token.Source with { VaultId = vaultId } : null;
            return source is null ? PayPalAnswer.Refused("TOKEN_ID_NOT_FOUND", "Specified token was not found.", $"/payment_source/{kind}/vault_id") : null;
        }

        return kind == "card" ? Card(inside, out source) : Wallet(inside, out source);
    }

    private static PayPalAnswer? Card(JObject card, out PayPalSource? source)
    {
        source = null;
        var (number, expiry) = ((string?)card["number"] ?? "", (string?)card["expiry"] ?? "");
        if (number.Length is < 13 or > 19 || !number.All(char.IsAsciiDigit)) return PayPalAnswer.Invalid("INVALID_PARAMETER_SYNTAX", "/payment_source/card/number");
        if (!DateTime.TryParseExact(expiry, "yyyy-MM", null, System.Globalization.DateTimeStyles.None, out _)) return PayPalAnswer.Invalid("INVALID_PARAMETER_SYNTAX", "/payment_source/card/expiry");
        source = new PayPalSource("card", (string?)card["name"] ?? "", number[^4..], PayPalTestData.Brand(number), expiry);
        return null;
    }

    // A wallet that is named with an address is approved at once here: there is no buyer to ask.
    private static PayPalAnswer? Wallet(JObject wallet, out PayPalSource? source)
    {
        var email = (string?)wallet["email_address"] ?? "";
        source = email.Length > 0 ? new PayPalSource("paypal", Email: email) : null;
        return null;
    }

    private static PayPalAnswer? StoredCredential(JToken? told)
    {
        var merchant = (string?)told?["payment_initiator"] == "MERCHANT";
        return merchant && ((string?)told?["payment_type"] == "ONE_TIME" || (string?)told?["usage"] == "FIRST")
            ? PayPalAnswer.Refused("INCOMPATIBLE_PARAMETER_VALUE", "ONE_TIME and FIRST go only with payment_initiator CUSTOMER.", "/payment_source/card/stored_credential")
            : null;
    }
}
