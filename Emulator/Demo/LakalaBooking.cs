using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Lakala;
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
    private readonly LakalaShop _shop;

    public LakalaBooking(Uri url)
    {
        _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/lakala/") };
        _shop = new LakalaShop(_http);
    }

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var trade = (string?)booked?["id"] ?? await ScanAsync(charge);
        if (charge.Story != DemoStory.PartlyRefunded || booked?["refunds"]?.Any() == true) return;
        await _shop.SendAsync("rfd/refund_front/refund", new JObject
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
        var answer = await _shop.SendAsync("labs/trans/micropay", new JObject
        {
            ["out_trade_no"] = charge.Reference,
            ["auth_code"] = charge.Customer.Number % 2 == 0 ? "134567890123456789" : "281234567890123456",
            ["total_amount"] = Fen(charge.Amount),
            ["location_info"] = new JObject { ["request_ip"] = "127.0.0.1" },
            ["remark"] = $"contact:{charge.Customer.Id}",
        });
        return (string?)answer.SelectToken("resp_data.trade_no") ?? throw new InvalidOperationException($"The Lakala simulator refused the demo's request: {answer}");
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
