using System.Globalization;
using System.Numerics;
using CrmPayments.Emulator.Gateways.Lakala;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Lakala simulator, by scanning its customers' codes.</summary>
internal static class LakalaTill
{
    /// <returns>The trade_no.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount, string customerReference)
    {
        var answer = await SendAsync(url, "labs/trans/micropay", new JObject
        {
            ["out_trade_no"] = "T-" + Guid.NewGuid().ToString("N")[..28],
            ["auth_code"] = "134567890123456789",
            ["total_amount"] = ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture),
            ["location_info"] = new JObject { ["request_ip"] = "127.0.0.1" },
            ["remark"] = customerReference,
        });
        return (string?)answer.SelectToken("resp_data.trade_no") ?? throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>A new agreement.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        var applied = await SendAsync(url, "ipsqp/trans/quickSignApply", new JObject { ["acc_no"] = "6222021234567890123", ["card_type"] = "00" });
        var signed = await SendAsync(url, "ipsqp/trans/quickSignConfirm", new JObject { ["trade_no"] = applied.SelectToken("resp_data.trade_no"), ["customer_info"] = new JObject { ["sms_code"] = "123456" } });
        return new StoredMethod((string?)signed.SelectToken("resp_data.sgn_no") ?? throw new InvalidOperationException(signed.ToString()), "");
    }

    /// <summary>A refund that somebody makes in the merchant's app.</summary>
    /// <returns>The refund's own trade_no.</returns>
    public static async Task<string> RefundAsync(Uri url, string tradeNo, decimal amount)
    {
        var answer = await SendAsync(url, "rfd/refund_front/refund", new JObject
        {
            ["out_trade_no"] = "A-" + Guid.NewGuid().ToString("N")[..28],
            ["refund_amount"] = ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture),
            ["origin_trade_no"] = tradeNo,
            ["origin_log_no"] = tradeNo[^14..],
            ["location_info"] = new JObject { ["request_ip"] = "127.0.0.1" },
        });
        return (string?)answer.SelectToken("resp_data.trade_no") ?? throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>The module's references in Lakala's 32 characters: what is longer has its 32 hex digits written in base 36.</summary>
    public static string BookedAs(string reference)
    {
        if (reference.Length <= 32) return reference;
        var number = BigInteger.Parse("0" + reference[3..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var digits = new char[25];
        for (var at = digits.Length - 1; at >= 0; at--, number /= 36) digits[at] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(number % 36)];
        return $"{reference[..2]}_{new string(digits)}";
    }

    private static async Task<JObject> SendAsync(Uri url, string path, JObject data)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/lakala/") };
        return await new LakalaShop(http).SendAsync(path, data);
    }
}
