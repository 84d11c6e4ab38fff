using System.Globalization;
using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>The vendor's envelopes, trades and numbers.</summary>
internal static class LakalaJson
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Time(DateTimeOffset time) => time.ToOffset(China).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(string text) =>
        DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, China) : null;

    public static VendorAnswer Answer(DateTimeOffset now, string code, string text, JObject? data = null)
    {
        var body = new JObject { ["code"] = code, ["msg"] = text, ["resp_time"] = Time(now) };
        if (data is not null) body["resp_data"] = data;
        return new VendorAnswer(200, "application/json", body.ToString(Formatting.None));
    }

    public static JObject Trade(LakalaTrade trade) => new()
    {
        ["merchant_no"] = LakalaCredentials.Merchant,
        ["term_no"] = LakalaCredentials.Terminal,
        ["out_trade_no"] = trade.OutTradeNo,
        ["trade_no"] = trade.Id,
        ["log_no"] = trade.LogNo,
        ["account_type"] = trade.AccountType,
        ["total_amount"] = Fen(trade.Amount),
        ["payer_amount"] = Fen(trade.Amount),
        ["trade_state"] = trade.State,
        ["trade_state_desc"] = trade.Why,
        ["trade_time"] = Time(trade.On),
        ["remark"] = trade.Remark,
    };

    public static JObject Refund(LakalaRefund refund) => new()
    {
        ["trade_state"] = refund.State,
        ["refund_type"] = "REFUND",
        ["merchant_no"] = LakalaCredentials.Merchant,
        ["out_trade_no"] = refund.OutTradeNo,
        ["trade_no"] = refund.Id,
        ["log_no"] = refund.Id[^14..],
        ["total_amount"] = Fen(refund.Amount),
        ["refund_amount"] = Fen(refund.Amount),
        ["payer_amount"] = refund.State == LakalaTrade.Success ? Fen(refund.Amount) : "0",
        ["trade_time"] = Time(refund.On),
        ["origin_trade_no"] = refund.TradeId,
        ["origin_log_no"] = refund.TradeId[^14..],
        ["channel_ret_desc"] = refund.Why.Length > 0 ? refund.Why : "00#成功",
    };

    public static JObject Order(LakalaOrder order, DateTimeOffset now, IEnumerable<LakalaTrade> trades) => new()
    {
        ["pay_order_no"] = order.Id,
        ["out_order_no"] = order.OutOrderNo,
        ["merchant_no"] = LakalaCredentials.Merchant,
        ["order_create_time"] = Time(order.On),
        ["order_efficient_time"] = Time(order.EndsOn),
        ["order_status"] = order.StatusAt(now),
        ["order_info"] = order.Info,
        ["total_amount"] = order.Amount,
        ["order_trade_info_list"] = new JArray(trades.Select(OrderTrade)),
    };

    public static JObject OrderTrade(LakalaTrade trade) => new()
    {
        ["trade_no"] = trade.Id,
        ["log_no"] = trade.LogNo,
        ["trade_type"] = "PAY",
        ["trade_status"] = trade.State == LakalaTrade.Failed ? "F" : trade.State == LakalaTrade.Under ? "P" : "S",
        ["trade_amount"] = trade.Amount,
        ["payer_amount"] = trade.Amount,
        ["pay_mode"] = trade.AccountType,
        ["trade_time"] = Time(trade.On),
    };

    public static string Number(DateTimeOffset now) => now.ToOffset(China).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetString("0123456789", 20);

    private static string Fen(long amount) => amount.ToString(CultureInfo.InvariantCulture);
}
