using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.PaymentsWay;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Payments Way simulator, one after the other: a fault meets the next charge. Payments Way notifies by itself.</summary>
internal sealed class PaymentsWayBooking : IDemoBooking
{
    // What the console gives back, it gives back whole.
    private static readonly DemoStory[] Stories =
        [DemoStory.InsufficientFunds, DemoStory.PartlyRefunded, DemoStory.ExpiredCard, DemoStory.LostCard, DemoStory.DoNotHonor];

    public static readonly DemoGateway Gateway = new(GatewayType.PaymentsWay, "Payments Way", "payments-way")
    {
        ApiSecret = new("cpay_DemoPaymentsWayKey", PaymentsWayCredentials.ApiKey),
        MerchantId = PaymentsWayCredentials.Merchant,
        MerchantAccountId = $"{PaymentsWayCredentials.Form}:{PaymentsWayCredentials.Terminal}",
        Charges = DemoCharges.At("PW", Stories, currency => currency == "COP", each: 3),
        Booking = url => new PaymentsWayBooking(url),
        AtOnce = 1,
    };

    private readonly HttpClient _http;

    public PaymentsWayBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/payments-way/") };

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var id = (string?)booked?["id"] ?? await ChargeAsync(charge);
        if (charge.Story == DemoStory.PartlyRefunded && booked?["refunds"]?.HasValues != true) await SendAsync("console/refund", new() { ["id"] = id });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The customer enters a card for a first transaction, which goes no further; the charge is of the stored card.</summary>
    private async Task<string> ChargeAsync(DemoCharge charge)
    {
        var person = await SendAsync("ClientAPI/CrearPersona", new()
        {
            ["firstname"] = charge.Customer.FirstName,
            ["lastname"] = charge.Customer.LastName,
            ["ididentificationtype"] = "4",
            ["identification"] = (10_000_000 + charge.Customer.Number).ToString(CultureInfo.InvariantCulture),
            ["email"] = charge.Customer.Email,
            ["phone"] = "3000000000",
        });
        var card = await SendAsync("ClientAPI/TokenizarTarjetaCliente", new()
        {
            ["idtransaction"] = await CreateAsync(charge, person, charge.Reference + "-" + Guid.NewGuid().ToString("N")),
            ["card_holder"] = $"{charge.Customer.FirstName} {charge.Customer.LastName}",
            ["card_pan"] = Card(charge.Story),
            ["card_expiry_year"] = "2030",
            ["card_expiry_month"] = "12",
            ["card_cvv"] = "123",
        });
        var id = await CreatedAsync(charge.Reference) ?? await CreateAsync(charge, person, charge.Reference);
        var order = await SendAsync("ClientAPI/CrearOrdenTcCliente", Shop(new() { ["reference"] = id, ["extra_data"] = new JObject { ["payment"] = new JObject { ["installments"] = 1 } } }));
        await SendAsync("ClientAPI/EjecutarOrdenTcCliente", new() { ["order_uuid"] = order["order"]!["uuid"], ["card_uuid"] = card["uuidPl"], ["idtransaction"] = id, ["successResponse"] = true });
        return id;
    }

    /// <returns>The transaction that a killed demo created and did not charge; null: there is none.</returns>
    private async Task<string?> CreatedAsync(string reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ClientAPI/ObtenerTransaccionByExternalOrder?external_order=" + Uri.EscapeDataString(reference));
        request.Headers.TryAddWithoutValidation("Authorization", PaymentsWayCredentials.ApiKey);
        using var response = await _http.SendAsync(request);
        return response.IsSuccessStatusCode ? (string?)JToken.Parse(await response.Content.ReadAsStringAsync())["id"] : null;
    }

    private async Task<string> CreateAsync(DemoCharge charge, JToken person, string reference) => (string)(await SendAsync("ClientAPI/CrearTransaccion", Shop(new()
    {
        ["idperson"] = person["id"],
        ["amount"] = charge.Amount.ToString("0", CultureInfo.InvariantCulture),
        ["external_order"] = reference,
        ["currencycode"] = "COP",
        ["additionalData"] = $"contact:{charge.Customer.Id}",
    })))["data"]!["id"]!;

    private static JObject Shop(JObject body)
    {
        (body["form_id"], body["terminal_id"]) = (PaymentsWayCredentials.Form, PaymentsWayCredentials.Terminal);
        return body;
    }

    private async Task<JToken> SendAsync(string path, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", PaymentsWayCredentials.ApiKey);
        using var response = await _http.SendAsync(request);
        var answer = JToken.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"The Payments Way simulator refused the demo's request: {answer}");
    }

    private static string Card(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "4000000000009995",
        DemoStory.ExpiredCard => "4000000000000069",
        DemoStory.LostCard => "4000000000009979",
        DemoStory.DoNotHonor => "4000000000000002",
        _ => "4111111111111111",
    };
}
