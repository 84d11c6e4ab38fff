using System.Net.Http.Headers;
using CrmPayments.Emulator.Gateways.Stripe;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Stripe's API to the simulator, without our adapter's help.</summary>
public sealed class StripeCaller(HttpClient http)
{
    /// <returns>The body, with httpStatus and, where it was told, replayed added.</returns>
    public async Task<JObject> SendAsync(HttpMethod method, string path, string form = "", string key = "", string secret = StripeCredentials.SecretKey)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/simulators/stripe/v1/{path}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        if (method == HttpMethod.Post) request.Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var response = await http.SendAsync(request);
        var body = JObject.Parse(await response.Content.ReadAsStringAsync());
        body["httpStatus"] = (int)response.StatusCode;
        body["replayed"] = response.Headers.Contains("Idempotent-Replayed");
        return body;
    }

    public Task<JObject> PostAsync(string path, string form, string key = "") => SendAsync(HttpMethod.Post, path, form, key);

    public Task<JObject> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JObject> ChargeAsync(long amount, string method = "pm_card_visa", string more = "", string key = "") =>
        PostAsync("payment_intents", $"amount={amount}&currency=usd&payment_method={method}&confirm=true{more}", key);

    public async Task<string> ChargedAsync(long amount, string method = "pm_card_visa") => (string)(await ChargeAsync(amount, method))["id"]!;

    public Task<JObject> RefundAsync(string intentId, long? amount = null, string key = "", string more = "") =>
        PostAsync("refunds", $"payment_intent={intentId}{(amount is { } some ? $"&amount={some}" : "")}{more}", key);

    /// <summary>code, or type where there is none.</summary>
    public static string? Code(JObject answer) => (string?)answer.SelectToken("error.code") ?? (string?)answer.SelectToken("error.type");
}
