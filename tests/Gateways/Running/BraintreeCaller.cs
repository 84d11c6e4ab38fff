using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.Braintree;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Braintree's GraphQL to the simulator, without our adapter's help.</summary>
public sealed class BraintreeCaller(HttpClient http)
{
    private const string Fields = "id legacyId status orderId amount{value currencyCode}";

    public static string Basic(string publicKey, string privateKey) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{publicKey}:{privateKey}"));

    public async Task<JObject> SendAsync(string query, object? variables = null, string? credentials = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/simulators/braintree/graphql", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials ?? Basic(BraintreeCredentials.PublicKey, BraintreeCredentials.PrivateKey));
        request.Content = new StringContent(JsonConvert.SerializeObject(new { query, variables = variables ?? new { } }), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        using var reader = new JsonTextReader(new StringReader(await response.Content.ReadAsStringAsync())) { DateParseHandling = DateParseHandling.None };
        return await JObject.LoadAsync(reader);
    }

    public async Task<JObject> ChargeAsync(string amount, string orderId, string method = "fake-valid-nonce", string? key = null, string account = "simulator_usd") => await SendAsync(
        "mutation($input:ChargePaymentMethodInput!){chargePaymentMethod(input:$input){transaction{" + Fields
        + " statusHistory{status ...on ProcessorDeclinedEvent{declineType processorResponse{legacyCode message}} ...on GatewayRejectedEvent{gatewayRejectionReason duplicateOf{legacyId}}}}}}",
        new { input = new { paymentMethodId = method, apiRequestKey = key, transaction = new { amount, orderId, merchantAccountId = account } } });

    /// <summary>A settled sale.</summary>
    /// <returns>Its global and its legacy id.</returns>
    public async Task<(string Id, string LegacyId)> SettledAsync(string amount, string orderId, string method = "fake-valid-nonce")
    {
        var sale = (await ChargeAsync(amount, orderId, method)).SelectToken("data.chargePaymentMethod.transaction")!;
        var id = (string)sale["id"]!;
        await SendAsync("mutation($input:SandboxSettleTransactionInput!){sandboxSettleTransaction(input:$input){transaction{status}}}", new { input = new { transactionId = id, settlementState = "SETTLED" } });
        return (id, (string)sale["legacyId"]!);
    }

    /// <summary>A card stored for a new customer.</summary>
    /// <returns>Its global id and its token.</returns>
    public async Task<(string Id, string Token)> StoredAsync(string email)
    {
        var customer = await SendAsync("mutation($input:CreateCustomerInput!){createCustomer(input:$input){customer{id}}}", new { input = new { customer = new { email } } });
        var method = (await SendAsync(
            "mutation($input:VaultPaymentMethodInput!){vaultPaymentMethod(input:$input){paymentMethod{id legacyId}}}",
            new { input = new { paymentMethodId = "fake-valid-visa-nonce", customerId = (string?)customer.SelectToken("data.createCustomer.customer.id") } })).SelectToken("data.vaultPaymentMethod.paymentMethod")!;
        return ((string)method["id"]!, (string)method["legacyId"]!);
    }

    public async Task<JObject> RefundAsync(string transactionId, string? amount, string? orderId = null, string? key = null) => await SendAsync(
        "mutation($input:RefundTransactionInput!){refundTransaction(input:$input){refund{" + Fields + " refundedTransaction{legacyId}}}}",
        new { input = new { transactionId, apiRequestKey = key, refund = new { amount, orderId } } });

    public async Task<JObject> ReverseAsync(string transactionId) => await SendAsync(
        "mutation($input:ReverseTransactionInput!){reverseTransaction(input:$input){reversal{__typename ...on Transaction{status} ...on Refund{status amount{value}}}}}",
        new { input = new { transactionId } });

    /// <summary>The vendor's code of the first error, or null.</summary>
    public static string? Code(JObject answer) => (string?)answer.SelectToken("errors[0].extensions.legacyCode");
}
