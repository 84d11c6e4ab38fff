using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>One request with its unit of work.</summary>
/// <param name="Page">The books.</param>
/// <param name="Merchant">In the path; known.</param>
/// <param name="Value">The last part of the path: an id, a number, a signature; empty for none.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="Now">The time of entries.</param>
/// <param name="DeclineWith">A fault asks for this code; empty: a common one; null: no fault.</param>
internal sealed record NiubizCall(Page Page, string Merchant, string Value, JObject Body, DateTimeOffset Now, string? DeclineWith)
{
    public string Currency => NiubizCredentials.CurrencyOf(Merchant)!;

    /// <returns>The text, or empty when it is not there or something else.</returns>
    public string Text(string path) => Body.SelectToken(path) is JValue { Type: JTokenType.String } value ? (string?)value ?? "" : "";

    /// <returns>The number; null when it is none, not above zero, or finer than two decimals.</returns>
    public decimal? Amount(string path) =>
        Body.SelectToken(path) is JValue { Type: JTokenType.Integer or JTokenType.Float } value && (decimal)value is > 0m and var amount && decimal.Round(amount, 2) == amount ? amount : null;

    /// <summary>A purchase number is unique for the merchant.</summary>
    public NiubizSale? Numbered(string number) => Page.OwnedBy<NiubizSale>($"{Merchant}/{number}") is [var sale, ..] ? sale : null;

    /// <summary>A mistake in the request: no action code, nothing booked.</summary>
    public static VendorAnswer Wrong(string text) => NiubizJson.Answer(400, new JObject { ["errorCode"] = 400, ["errorMessage"] = text });
}
