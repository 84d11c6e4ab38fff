using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>What an account says of itself.</summary>
internal static class AuthorizeNetMerchant
{
    /// <returns>Null unless it names exactly one: in doubt about the currency, nothing is said about money.</returns>
    public static Currency? CurrencyOf(JsonValue details)
    {
        var codes = details["currencies"].Items;
        return codes.Count == 1 && codes[0].Text is { Length: 3 } code && code.All(letter => letter is >= 'A' and <= 'Z') ? Currency.Of(code) : null;
    }

    public static ConnectionTest Test(AuthorizeNetAnswer answer)
    {
        if (answer is not AuthorizeNetAnswer.Data { Reply: var details })
            return new ConnectionTest(false, answer is AuthorizeNetAnswer.Refused it ? $"Authorize.Net refused: {it.Text}" : AuthorizeNetLookups.TextOf(answer));
        if (details["isTestMode"].Flag is not { } testMode) return new ConnectionTest(false, "Authorize.Net's answer is not the expected one.");
        if (testMode) return new ConnectionTest(false, "The account is in test mode: it approves everything and books nothing. Switch it to live mode in the merchant interface.");
        return CurrencyOf(details) is { } currency
            ? new ConnectionTest(true, $"Authorize.Net answers and accepts the keys. The account's currency is {currency.Code}.")
            : new ConnectionTest(false, "The account does not have exactly one currency, so amounts of its transactions cannot be told.");
    }
}
