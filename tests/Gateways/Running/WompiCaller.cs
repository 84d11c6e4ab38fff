using System.Net.Http.Headers;
using CrmPayments.Emulator.Gateways.Wompi;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Wompi's API to the simulator, without our adapter's help.</summary>
public sealed class WompiCaller(HttpClient http)
{
    public const string GoodCard = "4242424242424242", DeclinedCard = "4111111111111111", GoodPhone = "3991111111";

    /// <returns>The body, with httpStatus added.</returns>
    public async Task<JObject> SendAsync(HttpMethod method, string path, object? body = null, string key = WompiCredentials.PrivateKey)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/simulators/wompi/v1/{path}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add("x-merchant-public-key", WompiCredentials.PublicKey);
        if (body is not null) request.Content = new StringContent(JsonConvert.SerializeObject(body), new MediaTypeHeaderValue("application/json"));
        using var response = await http.SendAsync(request);
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync(), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        answer["httpStatus"] = (int)response.StatusCode;
        return answer;
    }

    /// <summary>Stores a card or, given a telephone number, a Nequi wallet.</summary>
    /// <returns>The payment source's number.</returns>
    public async Task<int> StoredAsync(string number = GoodCard)
    {
        var nequi = number.Length < 12;
        var token = nequi
            ? await SendAsync(HttpMethod.Post, "tokens/nequi", new { phone_number = number }, WompiCredentials.PublicKey)
            : await SendAsync(HttpMethod.Post, "tokens/cards", new { number, cvc = "123", exp_month = "12", exp_year = "30", card_holder = "Ada Lovelace" }, WompiCredentials.PublicKey);
        var merchant = (await SendAsync(HttpMethod.Get, "merchants/info"))["data"]!;
        var source = await SendAsync(HttpMethod.Post, "payment_sources", new
        {
            type = nequi ? "NEQUI" : "CARD",
            token = (string)token["data"]!["id"]!,
            customer_email = "ada@example.com",
            acceptance_token = (string)merchant["presigned_acceptance"]!["acceptance_token"]!,
            accept_personal_auth = (string)merchant["presigned_personal_data_auth"]!["acceptance_token"]!,
        });
        return (int)source["data"]!["id"]!;
    }

    public Task<JObject> ChargeAsync(int source, decimal amount, string reference, object? installments = null, string? signature = null)
    {
        var cents = (long)(amount * 100m);
        return SendAsync(HttpMethod.Post, "transactions", new
        {
            amount_in_cents = cents,
            currency = "COP",
            customer_email = "ada@example.com",
            reference,
            signature = signature ?? WompiSignatures.Integrity(reference, cents, "COP"),
            payment_source_id = source,
            payment_method = installments ?? new { installments = 1 },
        });
    }

    /// <returns>The transaction's id.</returns>
    public async Task<string> ChargedAsync(decimal amount, string reference, string number = GoodCard) =>
        (string)(await ChargeAsync(await StoredAsync(number), amount, reference))["data"]!["id"]!;

    public async Task<string> StatusAsync(string id) => (string)(await SendAsync(HttpMethod.Get, "transactions/" + id))["data"]!["status"]!;

    public Task<JObject> VoidAsync(string id) => SendAsync(HttpMethod.Post, $"transactions/{id}/void", new { });
}
