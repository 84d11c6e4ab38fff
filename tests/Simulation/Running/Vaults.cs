using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.Nmi;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Emulator.Gateways.Wompi;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Simulation;

/// <summary>Stores cards and accounts at the gateways, as the merchant's shop does, and pays on their pages.</summary>
internal sealed class Vaults(Uri url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(url, "/simulators/") };

    /// <returns>The token, and the customer's where the gateway wants one.</returns>
    public Task<(string Token, string CustomerToken)> StoreAsync(Instrument card) => card.Owner.Market.Gateway switch
    {
        Till.Stripe => StripeAsync(card),
        Till.Nmi => NmiAsync(card),
        Till.Braintree => BraintreeAsync(card),
        _ => WompiAsync(),
    };

    /// <summary>A customer pays on a gateway's page, with another card; a page that is over says so, and nothing happens.</summary>
    public async Task PayAsync(string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link)
        {
            Content = new FormUrlEncodedContent([new("with", link.Contains("/stripe/", StringComparison.Ordinal) ? "pm_card_visa" : "4242424242424242")]),
        };
        await SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(string, string)> StripeAsync(Instrument card)
    {
        var customer = await StripeAsync("customers", new() { ["email"] = $"customer{card.Owner.Number}@fabrikam.example" });
        return (await StripeAsync($"payment_methods/pm_card_{card.Network.ToString().ToLowerInvariant()}/attach", new() { ["customer"] = customer }), customer);
    }

    private async Task<string> StripeAsync(string path, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "stripe/v1/" + path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", StripeCredentials.SecretKey);
        return (string)JObject.Parse(await SendAsync(request))["id"]!;
    }

    private async Task<(string, string)> NmiAsync(Instrument card)
    {
        var fields = new Dictionary<string, string> { ["security_key"] = NmiCredentials.SecurityKey, ["customer_vault"] = "add_customer" };
        if (card.Network == Network.Ach)
        {
            fields["payment"] = "check";
            fields["checkaba"] = "021000021";
            fields["checkaccount"] = (100_000_000L + card.Owner.Number * 10L + card.Generation).ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            fields["ccnumber"] = Number(card);
            fields["ccexp"] = "1099";
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "nmi/api/transact.php") { Content = new FormUrlEncodedContent(fields) };
        return (QueryHelpers.ParseQuery(await SendAsync(request))["customer_vault_id"].ToString(), "");
    }

    /// <summary>A number of the card's own, so that the gateway does not take two customers' charges for one.</summary>
    private static string Number(Instrument card)
    {
        var own = $"{(card.Network == Network.Visa ? 4 : 5)}{card.Generation}{card.Owner.Number / 10_000:000}000000{card.Owner.Number % 10_000:0000}";
        var wrong = own.Reverse().Select((digit, place) => (digit - '0') * (place % 2 + 1)).Sum(value => value > 9 ? value - 9 : value);
        return own[..10] + ((10 - wrong % 10) % 10) + own[11..];
    }

    private async Task<(string, string)> BraintreeAsync(Instrument card)
    {
        var customer = await BraintreeAsync("mutation($input:CreateCustomerInput!){createCustomer(input:$input){customer{id}}}", new JObject { ["customer"] = new JObject() }, "createCustomer.customer.id");
        var nonce = $"fake-valid-{card.Network.ToString().ToLowerInvariant()}-nonce";
        return (await BraintreeAsync(
            "mutation($input:VaultPaymentMethodInput!){vaultPaymentMethod(input:$input){paymentMethod{legacyId}}}", new JObject { ["paymentMethodId"] = nonce, ["customerId"] = customer }, "vaultPaymentMethod.paymentMethod.legacyId"), "");
    }

    private async Task<string> BraintreeAsync(string query, JObject input, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "braintree/graphql")
        {
            Content = new StringContent(new JObject { ["query"] = query, ["variables"] = new JObject { ["input"] = input } }.ToString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{BraintreeCredentials.PublicKey}:{BraintreeCredentials.PrivateKey}")));
        request.Headers.Add("Braintree-Version", "2019-01-01");
        return (string)JObject.Parse(await SendAsync(request)).SelectToken("data." + path)!;
    }

    private async Task<(string, string)> WompiAsync()
    {
        var card = new JObject { ["number"] = "4242424242424242", ["cvc"] = "123", ["exp_month"] = "12", ["exp_year"] = "99", ["card_holder"] = "A Customer" };
        var token = await WompiAsync("tokens/cards", WompiCredentials.PublicKey, card);
        var source = new JObject { ["type"] = "CARD", ["token"] = token["id"], ["customer_email"] = "customer@fabrikam.example", ["acceptance_token"] = "terms", ["accept_personal_auth"] = "personal-data" };
        return ((await WompiAsync("payment_sources", WompiCredentials.PrivateKey, source))["id"]!.ToString(), "");
    }

    private async Task<JToken> WompiAsync(string path, string key, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "wompi/v1/" + path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return JObject.Parse(await SendAsync(request))["data"]!;
    }

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{request.RequestUri}: {text}");
    }
}
