using System.Globalization;
using System.Net.Http.Headers;
using CrmPayments.Emulator.Gateways.PaymentsWay;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Payments Way's ClientAPI to the simulator, without our adapter's help.</summary>
public sealed class PaymentsWayCaller(HttpClient http)
{
    public const string GoodCard = "4111111111111111", DeclinedCard = "4000000000000002";

    /// <returns>The body, with httpStatus added; a list under items.</returns>
    public async Task<JObject> SendAsync(HttpMethod method, string call, object? body = null, string key = PaymentsWayCredentials.ApiKey)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/simulators/payments-way/ClientAPI/{call}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", key);
        if (body is not null) request.Content = new StringContent(JsonConvert.SerializeObject(body), new MediaTypeHeaderValue("application/json"));
        using var response = await http.SendAsync(request);
        var token = JsonConvert.DeserializeObject<JToken>(await response.Content.ReadAsStringAsync(), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        var answer = token as JObject ?? new JObject { ["items"] = token };
        answer["httpStatus"] = (int)response.StatusCode;
        return answer;
    }

    public Task<JObject> PostAsync(string call, object body) => SendAsync(HttpMethod.Post, call, body);

    /// <summary>A new person, who enters a card.</summary>
    public async Task<(string Card, string Person)> StoredAsync(string number = GoodCard)
    {
        var person = await PostAsync("CrearPersona", new { firstname = "Ada", lastname = "Lovelace", identification = Guid.NewGuid().ToString("N"), email = "ada@example.com" });
        var first = await CreateAsync((string)person["id"]!, "1000", "first-" + Guid.NewGuid().ToString("N"));
        var card = await PostAsync("TokenizarTarjetaCliente", new { idtransaction = (string)first["data"]!["id"]!, card_holder = "Ada Lovelace", card_pan = number, card_expiry_year = "2030", card_expiry_month = "12", card_cvv = "123" });
        return ((string)card["uuidPl"]!, (string)person["id"]!);
    }

    public Task<JObject> CreateAsync(string person, string amount, string reference, string form = PaymentsWayCredentials.Form) => PostAsync("CrearTransaccion", new
    {
        form_id = form,
        terminal_id = PaymentsWayCredentials.Terminal,
        idperson = person,
        amount,
        external_order = reference,
        ip = "127.0.0.1",
        additionalData = "",
        currencycode = "COP",
    });

    public async Task<string> OrderAsync(string transaction) => (string)(await PostAsync("CrearOrdenTcCliente", new
    {
        form_id = PaymentsWayCredentials.Form,
        terminal_id = PaymentsWayCredentials.Terminal,
        reference = transaction,
        extra_data = new { payment = new { installments = 1 } },
    }))["order"]!["uuid"]!;

    public Task<JObject> ExecuteAsync(string order, string card, string transaction) =>
        PostAsync("EjecutarOrdenTcCliente", new { order_uuid = order, card_uuid = card, customer_ip = "127.0.0.1", idtransaction = transaction, successResponse = true });

    /// <returns>The transaction's id.</returns>
    public async Task<string> ChargedAsync(decimal amount, string reference, string number = GoodCard)
    {
        var (card, person) = await StoredAsync(number);
        var id = (string)(await CreateAsync(person, amount.ToString("0", CultureInfo.InvariantCulture), reference))["data"]!["id"]!;
        await ExecuteAsync(await OrderAsync(id), card, id);
        return id;
    }
}
