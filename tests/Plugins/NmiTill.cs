using System.Globalization;
using CrmPayments.Emulator.Gateways.Nmi;
using Microsoft.AspNetCore.WebUtilities;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the NMI simulator.</summary>
internal static class NmiTill
{
    /// <param name="url">Of the simulators.</param>
    /// <param name="amount">In US dollars.</param>
    /// <param name="reference">The order's; null: one that is not ours.</param>
    /// <returns>The transaction's id.</returns>
    public static Task<string> ChargeAsync(Uri url, decimal amount, string? reference = null) => SendAsync(url, new()
    {
        ["type"] = "sale",
        ["amount"] = Wire(amount),
        ["ccnumber"] = "4111111111111111",
        ["ccexp"] = "1099",
        ["orderid"] = reference ?? "T-" + Guid.NewGuid().ToString("N"),
        ["email"] = "olivia@fabrikam.example",
        ["dup_seconds"] = "0",
    });

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url) => new(
        await SendAsync(url, new() { ["customer_vault"] = "add_customer", ["ccnumber"] = "4111111111111111", ["ccexp"] = "1099", ["email"] = "olivia@fabrikam.example" }, "customer_vault_id"), "");

    /// <summary>A refund that somebody makes in the merchant portal.</summary>
    public static Task<string> RefundAsync(Uri url, string chargeId, decimal amount) =>
        SendAsync(url, new() { ["type"] = "refund", ["transactionid"] = chargeId, ["amount"] = Wire(amount) });

    private static async Task<string> SendAsync(Uri url, Dictionary<string, string> fields, string wanted = "transactionid")
    {
        fields["security_key"] = NmiCredentials.SecurityKey;
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(url, "/simulators/nmi/api/transact.php"), form);
        var text = await response.Content.ReadAsStringAsync();
        var answer = QueryHelpers.ParseQuery(text);
        return answer["response"] == "1" ? answer[wanted].ToString() : throw new InvalidOperationException(text);
    }

    private static string Wire(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
