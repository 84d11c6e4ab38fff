using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Lakala;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Lakala's signed JSON to the simulator, without our adapter's help.</summary>
public sealed class LakalaCaller(HttpClient http)
{
    private int _number;

    /// <param name="path">Below /api/v3/.</param>
    /// <param name="data">The req_data; merchant and terminal are added.</param>
    /// <param name="late">How far the clock of the request is behind.</param>
    /// <param name="key">The private key; null: the merchant's.</param>
    public async Task<JObject> SendAsync(string path, object data, TimeSpan late = default, string? key = null)
    {
        var request = JObject.FromObject(data);
        request["merchant_no"] ??= LakalaCredentials.Merchant;
        request["term_no"] ??= LakalaCredentials.Terminal;
        var now = DateTimeOffset.UtcNow - late;
        var envelope = new JObject { ["req_time"] = now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), ["version"] = "3.0", ["req_data"] = request };
        return await PostAsync(path, envelope.ToString(Formatting.None), Header(envelope.ToString(Formatting.None), now, key ?? LakalaCredentials.PrivateKey));
    }

    public async Task<JObject> PostAsync(string path, string body, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/simulators/lakala/api/v3/{path}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JObject.Parse(text) : new JObject { ["code"] = (int)response.StatusCode };
    }

    /// <returns>The sgn_no of a new agreement.</returns>
    public async Task<string> AgreedAsync()
    {
        var applied = await SendAsync("ipsqp/trans/quickSignApply", new { acc_no = "6222021234567890123", card_type = "00" });
        var signed = await SendAsync("ipsqp/trans/quickSignConfirm", new { trade_no = (string?)applied["resp_data"]?["trade_no"], customer_info = new { sms_code = "123456" } });
        return (string)signed["resp_data"]!["sgn_no"]!;
    }

    public async Task<JObject> ChargeAsync(long fen, string reference, string? agreement = null) =>
        await SendAsync("ipsqp/trans/directlyQuickPay", new { out_trade_no = reference, sgn_no = agreement ?? await AgreedAsync(), total_amount = Text(fen) });

    /// <returns>The trade_no of an agreement's payment.</returns>
    public async Task<string> ChargedAsync(long fen, string reference) => (string)(await ChargeAsync(fen, reference))["resp_data"]!["trade_no"]!;

    public Task<JObject> ScanAsync(string code, string amount, string? reference = null, string remark = "") =>
        SendAsync("labs/trans/micropay", new { out_trade_no = reference ?? Next(), auth_code = code, total_amount = amount, remark, location_info = new { request_ip = "127.0.0.1" } });

    public Task<JObject> RefundAsync(string tradeNo, long fen, string? reference = null, string? logNo = null) => SendAsync(
        "rfd/refund_front/refund", new { out_trade_no = reference ?? Next(), refund_amount = Text(fen), origin_trade_no = tradeNo, origin_log_no = logNo ?? tradeNo[^14..], location_info = new { request_ip = "127.0.0.1" } });

    public Task<JObject> OrderAsync(long fen, string reference, bool refundable = true) => SendAsync("ccss/counter/order/special_create", new
    {
        out_order_no = reference,
        total_amount = fen,
        order_efficient_time = DateTimeOffset.UtcNow.AddHours(9).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        order_info = "Invoice 7",
        callback_url = "https://shop.example.com/",
        support_refund = refundable ? 1 : 0,
    });

    public string Next() => "N-" + Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);

    /// <summary>Code and, where there is one, the state.</summary>
    public static string Code(JObject answer) => $"{answer["code"]} {answer["resp_data"]?["trade_state"]}".Trim();

    private static string Text(long fen) => fen.ToString(CultureInfo.InvariantCulture);

    private static string Header(string body, DateTimeOffset now, string pem)
    {
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce = RandomNumberGenerator.GetHexString(12);
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        var signature = key.SignData(LakalaSigner.Lines(Encoding.UTF8.GetBytes(body), LakalaCredentials.AppId, LakalaCredentials.SerialNo, time, nonce), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"LKLAPI-SHA256withRSA appid=\"{LakalaCredentials.AppId}\",serial_no=\"{LakalaCredentials.SerialNo}\",timestamp=\"{time}\",nonce_str=\"{nonce}\",signature=\"{Convert.ToBase64String(signature)}\"";
    }
}
