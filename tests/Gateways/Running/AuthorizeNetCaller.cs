using System.Globalization;
using System.Text;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Authorize.Net's JSON to the simulator, without our adapter's help.</summary>
public sealed class AuthorizeNetCaller(HttpClient http)
{
    /// <param name="operation">The root member.</param>
    /// <param name="members">What follows merchantAuthentication, in the schema's order.</param>
    /// <param name="key">The transaction key.</param>
    public async Task<JObject> SendAsync(string operation, JObject? members = null, string key = AuthorizeNetCredentials.TransactionKey)
    {
        var content = new JObject { ["merchantAuthentication"] = new JObject { ["name"] = AuthorizeNetCredentials.LoginId, ["transactionKey"] = key } };
        foreach (var member in members?.Properties() ?? []) content.Add(member);
        var bytes = await RawAsync(new JObject { [operation] = content }.ToString());
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))) { DateParseHandling = DateParseHandling.None };
        return await JObject.LoadAsync(reader);
    }

    /// <summary>The answer as it came, byte-order mark included.</summary>
    public async Task<byte[]> RawAsync(string body)
    {
        using var response = await http.PostAsync(new Uri("/simulators/authorize-net/xml/v1/request.api", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async Task<JObject> CreateAsync(string transaction, string refId = "r") =>
        await SendAsync("createTransactionRequest", new JObject { ["refId"] = refId, ["transactionRequest"] = JObject.Parse(transaction) });

    public Task<JObject> ChargeAsync(decimal amount, string invoice, string type = "authCaptureTransaction", string card = "4111111111111111", string expires = "2099-12", string zip = "98004", string more = "") => CreateAsync(
        $$$"""
        {"transactionType":"{{{type}}}","amount":"{{{Wire(amount)}}}","payment":{"creditCard":{"cardNumber":"{{{card}}}","expirationDate":"{{{expires}}}"}},
        "order":{"invoiceNumber":"{{{invoice}}}"},"billTo":{"zip":"{{{zip}}}"}{{{more}}}}
        """);

    /// <returns>The id of a charge that is not settled.</returns>
    public async Task<string> ChargedAsync(decimal amount, string invoice) => Id(await ChargeAsync(amount, invoice));

    /// <returns>The id of a settled charge.</returns>
    public async Task<string> SettledAsync(decimal amount, string invoice)
    {
        var id = await ChargedAsync(amount, invoice);
        await DoorAsync("settle", id);
        return id;
    }

    public Task<JObject> RefundAsync(string chargeId, decimal amount, string invoice = "RF", string lastFour = "1111", string more = "") => CreateAsync(
        $$$"""
        {"transactionType":"refundTransaction","amount":"{{{Wire(amount)}}}","payment":{"creditCard":{"cardNumber":"{{{lastFour}}}","expirationDate":"XXXX"}},
        "refTransId":"{{{chargeId}}}","order":{"invoiceNumber":"{{{invoice}}}"}{{{more}}}}
        """);

    public Task<JObject> VoidAsync(string id) => CreateAsync($$"""{"transactionType":"voidTransaction","refTransId":"{{id}}"}""");

    public async Task<JObject> DetailsAsync(string id) => (JObject)(await SendAsync("getTransactionDetailsRequest", new JObject { ["transId"] = id }))["transaction"]!;

    /// <summary>A card stored for a new customer.</summary>
    /// <returns>Both ids, with a colon between.</returns>
    public async Task<string> StoredAsync(string email, string zip = "98004")
    {
        var profile = JObject.Parse(
            $$$$$$"""{"profile":{"description":"{{{{{{Guid.NewGuid()}}}}}}","email":"{{{{{{email}}}}}}","paymentProfiles":{"billTo":{"zip":"{{{{{{zip}}}}}}"},"payment":{"creditCard":{"cardNumber":"4111111111111111","expirationDate":"2099-12"}}}}}""");
        var answer = await SendAsync("createCustomerProfileRequest", profile);
        return $"{answer["customerProfileId"]}:{answer["customerPaymentProfileIdList"]![0]}";
    }

    public async Task DoorAsync(string door, params string[] ids)
    {
        using var response = await http.PostAsync(new Uri($"/simulators/authorize-net/{door}", UriKind.Relative), new StringContent(JsonConvert.SerializeObject(new { ids })));
        response.EnsureSuccessStatusCode();
    }

    public static string Id(JObject answer) => (string)answer.SelectToken("transactionResponse.transId")!;

    /// <summary>responseCode and, after a slash, the reason code.</summary>
    public static string Code(JObject answer) =>
        $"{answer.SelectToken("transactionResponse.responseCode")}/{answer.SelectToken("transactionResponse.errors[0].errorCode") ?? answer.SelectToken("transactionResponse.messages[0].code")}";

    /// <summary>The request-level code.</summary>
    public static string? Outer(JObject answer) => (string?)answer.SelectToken("messages.message[0].code");

    private static string Wire(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
