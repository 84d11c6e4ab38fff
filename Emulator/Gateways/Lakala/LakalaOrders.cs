using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>The counter: orders that a customer pays on a page.</summary>
internal static class LakalaOrders
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static VendorAnswer Create(LakalaCall call)
    {
        if (!call.IsOurMerchant) return call.Invalid("merchant_no");
        if (call.Text("out_order_no") is not { Length: > 0 and <= 32 } number) return call.Invalid("out_order_no");
        if (call.Data["total_amount"] is not JValue { Type: JTokenType.Integer } value || (long)value <= 0) return call.Invalid("total_amount");
        if (LakalaJson.Time(call.Text("order_efficient_time")) is not { } ends || ends <= call.Now || ends > call.Now + Longest) return call.Invalid("order_efficient_time");
        if (call.Text("order_info") is not { Length: > 0 and <= 64 } info) return call.Invalid("order_info");
        if (call.Page.WithReference<LakalaOrder>(number).Count > 0) return call.Refused("SIM40901", "商户订单号重复");
        var order = call.Page.Put(new LakalaOrder
        {
            Id = LakalaJson.Number(call.Now),
            OutOrderNo = number,
            Amount = (long)value,
            Info = info,
            CallbackUrl = call.Text("callback_url"),
            EndsOn = ends,
            On = call.Now,
            SupportsRefund = (int?)call.Data["support_refund"] == 1,
        });
        return call.Ok(new JObject
        {
            ["merchant_no"] = LakalaCredentials.Merchant,
            ["out_order_no"] = number,
            ["pay_order_no"] = order.Id,
            ["order_create_time"] = LakalaJson.Time(order.On),
            ["order_efficient_time"] = LakalaJson.Time(order.EndsOn),
            ["total_amount"] = order.Amount,
            ["counter_url"] = call.Address(order.Id),
        });
    }

    public static VendorAnswer Query(LakalaCall call) =>
        Find(call) is { } order ? call.Ok(LakalaJson.Order(order, call.Now, call.Page.OwnedBy<LakalaTrade>(order.Id))) : call.NotThere();

    public static VendorAnswer Close(LakalaCall call)
    {
        if (Find(call) is not { } order) return call.NotThere();
        if (order.StatusAt(call.Now) != LakalaOrder.Unpaid) return call.Refused("SIM40005", "订单状态不允许关闭");
        call.Page.Put(order with { Status = LakalaOrder.Closed });
        return call.Ok(new JObject { ["pay_order_no"] = order.Id, ["out_order_no"] = order.OutOrderNo });
    }

    /// <summary>The customer pays, or tries to.</summary>
    /// <param name="page">The unit of work.</param>
    /// <param name="events">Tells of it.</param>
    /// <param name="order">Unpaid.</param>
    /// <param name="account">WECHAT or ALIPAY.</param>
    /// <param name="good">Whether the money comes.</param>
    /// <param name="now">The time of booking.</param>
    public static void Pay(Books.Page page, LakalaEvents events, LakalaOrder order, string account, bool good, DateTimeOffset now)
    {
        var trade = page.Put(new LakalaTrade
        {
            Id = LakalaJson.Number(now),
            OutTradeNo = order.OutOrderNo,
            Product = LakalaTrades.Counter,
            Amount = order.Amount,
            State = good ? LakalaTrade.Success : LakalaTrade.Failed,
            Why = good ? "" : "05#交易被拒绝",
            On = now,
            AccountType = account,
            OrderId = order.Id,
        });
        var paid = page.Put(order with { Status = good ? LakalaOrder.Paid : order.Status, LastFailed = !good });
        events.Tell(paid, trade);
    }

    private static LakalaOrder? Find(LakalaCall call) => call.Page.Find<LakalaOrder>(call.Text("pay_order_no"))
        ?? (call.Text("out_order_no") is { Length: > 0 } number && call.Page.WithReference<LakalaOrder>(number) is [var first, ..] ? first : null);
}
