using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>One request with its unit of work.</summary>
/// <param name="Page">The books.</param>
/// <param name="Events">Tells what was booked.</param>
/// <param name="Request">The content of the root member.</param>
/// <param name="Now">The time of entries.</param>
/// <param name="DeclineWith">A fault asks for this reason code; empty: a common one; null: no fault.</param>
internal sealed record AuthorizeNetCall(Page Page, AuthorizeNetEvents Events, JObject Request, DateTimeOffset Now, string? DeclineWith)
{
    public string? RefId => (string?)Request["refId"];

    /// <summary>createTransactionRequest's content.</summary>
    public JObject Transaction => Request["transactionRequest"] as JObject ?? [];

    /// <returns>Empty when it is not there.</returns>
    public string Text(string path) => (string?)Transaction.SelectToken(path) ?? "";

    /// <returns>Null when it is missing, no amount, or not above zero.</returns>
    public decimal? Amount => decimal.TryParse(Text("amount"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0m ? amount : null;

    /// <summary>A transactionSettings value; null: not sent.</summary>
    public string? Setting(string name) =>
        (Transaction.SelectToken("transactionSettings.setting") as JArray)?.FirstOrDefault(setting => (string?)setting["settingName"] == name)?["settingValue"]?.ToString();

    public VendorAnswer Ok(JObject content) => AuthorizeNetJson.Ok(content, RefId);

    public VendorAnswer Error(string code, string text) => AuthorizeNetJson.Error(code, text, RefId);

    public static string NewId() => "60" + System.Security.Cryptography.RandomNumberGenerator.GetString("0123456789", 9);
}
