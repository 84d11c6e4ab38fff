using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.PayPal;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks PayPal's API to the simulator, without our adapter's help.</summary>
public sealed class PayPalCaller(HttpClient http)
{
    public const string Visa = "4012888888881881";

    private string _token = "";

    /// <returns>The body, empty where there is none, with httpStatus added.</returns>
    public async Task<JObject> SendAsync(HttpMethod method, string path, object? body = null, string key = "", string? token = null, string mock = "", bool minimal = false)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/simulators/paypal/{path}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? await TokenAsync());
        if (key.Length > 0) request.Headers.Add("PayPal-Request-Id", key);
        if (mock.Length > 0) request.Headers.Add("PayPal-Mock-Response", mock);
        if (!minimal) request.Headers.Add("Prefer", "return=representation");
        if (body is not null) request.Content = new StringContent(JsonConvert.SerializeObject(body), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return await ReadAsync(response);
    }

    public Task<JObject> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JObject> PostAsync(string path, object body, string key = "") => SendAsync(HttpMethod.Post, path, body, key);

    /// <summary>An order that is paid with a card in the same call.</summary>
    public Task<JObject> OrderAsync(string value, string invoiceId = "", string name = "Ada", string intent = "CAPTURE", string currency = "USD", string? key = null) =>
        OrderAsync(value, new { card = new { number = Visa, expiry = "2030-12", name } }, invoiceId, intent, currency, key);

    public Task<JObject> OrderAsync(string value, object source, string invoiceId = "", string intent = "CAPTURE", string currency = "USD", string? key = null) => PostAsync(
        "v2/checkout/orders",
        new { intent, purchase_units = new[] { new { invoice_id = invoiceId, custom_id = "crm-1", amount = new { currency_code = currency, value } } }, payment_source = source },
        key ?? Guid.NewGuid().ToString());

    public async Task<string> CapturedAsync(string value, string invoiceId = "") => Capture(await OrderAsync(value, invoiceId));

    public async Task<string> AuthorizedAsync(string value, string invoiceId = "") =>
        (string)(await OrderAsync(value, invoiceId, intent: "AUTHORIZE")).SelectToken("purchase_units[0].payments.authorizations[0].id")!;

    /// <returns>The vault id.</returns>
    public async Task<string> StoredAsync(string name = "Ada") =>
        (string)(await PostAsync("v3/vault/payment-tokens", new { payment_source = new { card = new { number = Visa, expiry = "2030-12", name } } }))["id"]!;

    public Task<JObject> RefundAsync(string captureId, string? value = null, string key = "", string invoiceId = "") => PostAsync(
        $"v2/payments/captures/{captureId}/refund",
        value is null ? new { invoice_id = invoiceId } : new { invoice_id = invoiceId, amount = new { currency_code = "USD", value } },
        key);

    public static string Capture(JObject order) => (string)order.SelectToken("purchase_units[0].payments.captures[0].id")!;

    /// <summary>The first issue, or null.</summary>
    public static string? Issue(JObject answer) => (string?)answer.SelectToken("details[0].issue");

    public async Task<JObject> SignInAsync(string secret = PayPalCredentials.ClientSecret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/simulators/paypal/v1/oauth2/token", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PayPalCredentials.ClientId}:{secret}")));
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var response = await http.SendAsync(request);
        return await ReadAsync(response);
    }

    private async Task<string> TokenAsync()
    {
        if (_token.Length == 0) _token = (string)(await SignInAsync())["access_token"]!;
        return _token;
    }

    private static async Task<JObject> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var body = text.Length > 0 ? JObject.Parse(text) : [];
        body["httpStatus"] = (int)response.StatusCode;
        return body;
    }
}
