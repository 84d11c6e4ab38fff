using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.Braintree;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Braintree simulator.</summary>
internal static class BraintreeTill
{
    private const string Customer = "mutation($input:CreateCustomerInput!){createCustomer(input:$input){customer{id}}}";
    private const string Vault = "mutation($input:VaultPaymentMethodInput!){vaultPaymentMethod(input:$input){paymentMethod{legacyId}}}";
    private const string Charge = "mutation($input:ChargePaymentMethodInput!){chargePaymentMethod(input:$input){transaction{legacyId status}}}";

    /// <returns>The legacy id.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount)
    {
        var input = new JObject
        {
            ["paymentMethodId"] = "fake-valid-visa-nonce",
            ["transaction"] = new JObject
            {
                ["amount"] = amount.ToString("0.00", CultureInfo.InvariantCulture),
                ["orderId"] = "T-" + Guid.NewGuid().ToString("N"),
                ["merchantAccountId"] = "simulator_usd",
            },
        };
        return (string)(await SendAsync(url, Charge, input, "chargePaymentMethod.transaction.legacyId"))!;
    }

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        var customer = await SendAsync(url, Customer, new JObject { ["customer"] = new JObject { ["email"] = "olivia@fabrikam.example" } }, "createCustomer.customer.id");
        var token = await SendAsync(url, Vault, new JObject { ["paymentMethodId"] = "fake-valid-visa-nonce", ["customerId"] = customer }, "vaultPaymentMethod.paymentMethod.legacyId");
        return new(token, "");
    }

    private static async Task<string> SendAsync(Uri url, string query, JObject input, string path)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{BraintreeCredentials.PublicKey}:{BraintreeCredentials.PrivateKey}")));
        http.DefaultRequestHeaders.Add("Braintree-Version", "2019-01-01");
        using var body = new StringContent(new JObject { ["query"] = query, ["variables"] = new JObject { ["input"] = input } }.ToString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(url, "/simulators/braintree/graphql"), body);
        var text = await response.Content.ReadAsStringAsync();
        return (string?)JObject.Parse(text).SelectToken("data." + path) ?? throw new InvalidOperationException(text);
    }
}
