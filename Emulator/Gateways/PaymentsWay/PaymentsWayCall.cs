using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>One request with its unit of work.</summary>
/// <param name="Page">The books.</param>
/// <param name="Events">Tells what happened.</param>
/// <param name="Body">Of a POST; empty for none.</param>
/// <param name="Query">Of a GET.</param>
/// <param name="Now">The time of booking.</param>
/// <param name="DeclineWith">The cause of an injected decline, empty for a common one; null: no fault.</param>
internal sealed record PaymentsWayCall(Page Page, PaymentsWayEvents Events, JObject Body, IReadOnlyDictionary<string, string> Query, DateTimeOffset Now, string? DeclineWith)
{
    /// <returns>A text, or a number as text; empty when it is neither.</returns>
    public string Text(string path) =>
        Body.SelectToken(path) is JValue { Type: JTokenType.String or JTokenType.Integer } value ? Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "" : "";

    public string Asked(string name) => Query.GetValueOrDefault(name, "");

    /// <summary>Form and terminal are this merchant's.</summary>
    public bool IsOfThisShop => Text("form_id") == PaymentsWayCredentials.Form && Text("terminal_id") == PaymentsWayCredentials.Terminal;

    public static VendorAnswer Ok(JToken answer) => new(200, "application/json", answer.ToString(Formatting.None));

    public static VendorAnswer Wrong(int status, string message) => new(status, "application/json", new JObject { ["message"] = message }.ToString(Formatting.None));

    /// <summary>A no in an answer that is HTTP 200.</summary>
    public static VendorAnswer No(string message) => Ok(new JObject { ["status"] = false, ["message"] = message });
}
