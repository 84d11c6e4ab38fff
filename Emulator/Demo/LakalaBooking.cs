using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Lakala;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Lakala simulator by scanning customers' codes, one after the other: a fault meets the next charge.</summary>
internal sealed class LakalaBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.InsufficientFunds, DemoStory.PartlyRefunded, DemoStory.ExpiredCard, DemoStory.LostCard, DemoStory.DoNotHonor, DemoStory.CallIssuer];

    public static readonly DemoGateway Gateway = new(GatewayType.Lakala, "Lakala", "lakala")
    {
        ApiSecret = new("cpay_DemoLakalaPrivateKey", LakalaCredentials.PrivateKey),
        WebhookSecret = new("cpay_DemoLakalaCertificate", LakalaCredentials.NotificationCertificate),
        PublicKey = $"{LakalaCredentials.AppId}:{LakalaCredentials.SerialNo}",
        MerchantId = LakalaCredentials.Merchant,
        MerchantAccountId = LakalaCredentials.Terminal,
        Charges = DemoCharges.At("LK", Stories, currency => currency == "CNY", each: 2),
        Booking = url => new LakalaBooking(url),
        AtOnce = 1,
    };

    private readonly HttpClient _http;

    public LakalaBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/lakala/") };

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var trade = (string?)booked?["id"] ?? await ScanAsync(charge);
        if (charge.Story != DemoStory.PartlyRefunded || booked?["refunds"]?.Any() == true) return;
        await SendAsync("rfd/refund_front/refund", new JObject
        {
            ["out_trade_no"] = $"{charge.Reference}-R",
            ["refund_amount"] = Fen(decimal.Round(charge.Amount / 3m, 2)),
            ["origin_trade_no"] = trade,
            ["location_info"] = new JObject { ["request_ip"] = "127.0.0.1" },
        });
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> ScanAsync(DemoCharge charge)
    {
        if (Words(charge.Story) is { } words) await FaultAsync(words);
        var answer = await SendAsync("labs/trans/micropay", new JObject
        {
            ["out_trade_no"] = charge.Reference,
            ["auth_code"] = charge.Customer.Number % 2 == 0 ? "134567890123456789" : "281234567890123456",
            ["total_amount"] = Fen(charge.Amount),
            ["location_info"] = new JObject { ["request_ip"] = "127.0.0.1" },
            ["remark"] = $"contact:{charge.Customer.Id}",
        });
        return (string?)answer.SelectToken("resp_data.trade_no") ?? throw new InvalidOperationException($"The Lakala simulator refused the demo's request: {answer}");
    }

    private async Task<JObject> SendAsync(string path, JObject data)
    {
        data["merchant_no"] = LakalaCredentials.Merchant;
        data["term_no"] = LakalaCredentials.Terminal;
        // The simulator lives in the emulator's time, and tells it.
        using var greeting = await _http.GetAsync(new Uri("settings", UriKind.Relative));
        var now = greeting.Headers.Date ?? throw new InvalidOperationException("The simulator does not tell its time.");
        var envelope = new JObject { ["req_time"] = now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), ["version"] = "3.0", ["req_data"] = data };
        var body = Encoding.UTF8.GetBytes(envelope.ToString(Formatting.None));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v3/" + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", Signed(body, now));
        using var response = await _http.SendAsync(request);
        return JObject.Parse(await response.Content.ReadAsStringAsync());
    }

    private static string Signed(byte[] body, DateTimeOffset now)
    {
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce = RandomNumberGenerator.GetHexString(12);
        using var key = RSA.Create();
        key.ImportFromPem(LakalaCredentials.PrivateKey);
        var signature = key.SignData(LakalaSigner.Lines(body, LakalaCredentials.AppId, LakalaCredentials.SerialNo, time, nonce), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"LKLAPI-SHA256withRSA appid=\"{LakalaCredentials.AppId}\",serial_no=\"{LakalaCredentials.SerialNo}\",timestamp=\"{time}\",nonce_str=\"{nonce}\",signature=\"{Convert.ToBase64String(signature)}\"";
    }

    private async Task FaultAsync(string words)
    {
        using var body = new StringContent(new JObject { ["operation"] = "charge", ["kind"] = "decline", ["code"] = words }.ToString(), Encoding.UTF8, "application/json");
        (await _http.PostAsync("faults", body)).EnsureSuccessStatusCode();
    }

    private static string Fen(decimal amount) => ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture);

    /// <summary>No test data that decline are published.</summary>
    private static string? Words(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "51#余额不足",
        DemoStory.ExpiredCard => "54#卡已过期",
        DemoStory.LostCard => "41#卡已挂失",
        DemoStory.DoNotHonor => "05#交易被拒绝",
        DemoStory.CallIssuer => "01#请联系发卡行",
        _ => null,
    };
}
