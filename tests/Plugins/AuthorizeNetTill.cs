using System.Globalization;
using System.Text;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Authorize.Net simulator.</summary>
internal static class AuthorizeNetTill
{
    /// <returns>The transaction's id.</returns>
    public static Task<string> ChargeAsync(Uri url, decimal amount) => CreateAsync(url, new JObject
    {
        ["transactionType"] = "authCaptureTransaction",
        ["amount"] = amount.ToString("0.00", CultureInfo.InvariantCulture),
        ["payment"] = new JObject { ["creditCard"] = new JObject { ["cardNumber"] = "4111111111111111", ["expirationDate"] = "2099-12" } },
        ["order"] = new JObject { ["invoiceNumber"] = "T-" + Guid.NewGuid().ToString("N")[..18] },
        ["customer"] = new JObject { ["email"] = "olivia@fabrikam.example" },
    });

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        var card = new JObject { ["creditCard"] = new JObject { ["cardNumber"] = "4111111111111111", ["expirationDate"] = "2099-12" } };
        var profile = new JObject { ["description"] = Guid.NewGuid().ToString("N"), ["email"] = "olivia@fabrikam.example", ["paymentProfiles"] = new JObject { ["billTo"] = new JObject { ["zip"] = "98004" }, ["payment"] = card } };
        var answer = await SendAsync(url, "createCustomerProfileRequest", "profile", profile);
        return new($"{answer["customerProfileId"]}:{answer["customerPaymentProfileIdList"]![0]}", "");
    }

    /// <summary>A refund that somebody makes in the merchant interface.</summary>
    public static Task<string> RefundAsync(Uri url, string chargeId, decimal amount) => CreateAsync(url, new JObject
    {
        ["transactionType"] = "refundTransaction",
        ["amount"] = amount.ToString("0.00", CultureInfo.InvariantCulture),
        ["payment"] = new JObject { ["creditCard"] = new JObject { ["cardNumber"] = "1111", ["expirationDate"] = "XXXX" } },
        ["refTransId"] = chargeId,
    });

    /// <summary>A void, of a charge or of a refund, that somebody makes in the merchant interface.</summary>
    public static Task<string> VoidAsync(Uri url, string id) => CreateAsync(url, new JObject { ["transactionType"] = "voidTransaction", ["refTransId"] = id });

    private static async Task<string> CreateAsync(Uri url, JObject transaction)
    {
        var answer = await SendAsync(url, "createTransactionRequest", "transactionRequest", transaction);
        return (string?)answer["transactionResponse"]?["responseCode"] == "1" ? (string)answer["transactionResponse"]!["transId"]! : throw new InvalidOperationException(answer.ToString());
    }

    private static async Task<JObject> SendAsync(Uri url, string operation, string member, JObject content)
    {
        var login = new JObject { ["name"] = AuthorizeNetCredentials.LoginId, ["transactionKey"] = AuthorizeNetCredentials.TransactionKey };
        var request = new JObject { [operation] = new JObject { ["merchantAuthentication"] = login, [member] = content } };
        using var http = new HttpClient();
        using var body = new StringContent(request.ToString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(url, "/simulators/authorize-net/xml/v1/request.api"), body);
        return JObject.Parse((await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
    }
}
