using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>refund_front. Of its refusals no codes are published: those with SIM are the simulator's own, and so are most words.</summary>
internal static class LakalaRefunds
{
    public static VendorAnswer Refund(LakalaCall call)
    {
        if (!call.IsOurMerchant || call.Text("term_no") != LakalaCredentials.Terminal) return call.Invalid("merchant_no");
        if (call.Text("out_trade_no") is not { Length: > 0 and <= 32 } number) return call.Invalid("out_trade_no");
        if (call.Fen("refund_amount") is not { } amount) return call.Invalid("refund_amount");
        if (call.Text("location_info.request_ip").Length == 0) return call.Invalid("location_info");
        if (call.Page.WithReference<LakalaRefund>(number).Count > 0) return call.Refused("SIM40900", "商户请求流水号重复");
        if (Origin(call) is not { } trade) return call.Refused("SIM40402", "原交易不存在");
        if (Wrong(call, trade, amount) is { } wrong) return wrong;
        var (state, why) = call.Begin("12#无效交易");
        var refund = call.Page.Put(new LakalaRefund(LakalaJson.Number(call.Now), trade.Id, number, amount, state, why, call.Now));
        Note(call.Page, trade);
        call.Events.Tell(refund);
        return call.Ok(LakalaJson.Refund(refund));
    }

    public static VendorAnswer Query(LakalaCall call)
    {
        var found = call.Page.Find<LakalaRefund>(call.Text("trade_no")) ?? (call.Text("out_trade_no") is { Length: > 0 } number && call.Page.WithReference<LakalaRefund>(number) is [var first, ..] ? first : null);
        return found is null ? call.NotThere() : call.Ok(LakalaJson.Refund(found));
    }

    /// <summary>Keeps the payment's state in step with its refunds.</summary>
    public static void Note(Books.Page page, LakalaTrade trade)
    {
        var back = Back(page, trade);
        page.Put(trade with { State = back == 0 ? LakalaTrade.Success : back < trade.Amount ? LakalaTrade.PartRefunded : LakalaTrade.Refunded });
        if (back == trade.Amount && page.Find<LakalaOrder>(trade.OrderId) is { } order) page.Put(order with { Status = LakalaOrder.Refunded });
    }

    // The payment's own number counts most. One at the counter is only found by two of its numbers.
    private static LakalaTrade? Origin(LakalaCall call) =>
        call.Page.Find<LakalaTrade>(call.Text("origin_trade_no")) is { } trade && (trade.OrderId.Length == 0 || call.Text("origin_log_no") == trade.LogNo) ? trade : null;

    private static VendorAnswer? Wrong(LakalaCall call, LakalaTrade trade, long amount)
    {
        if (trade.State is LakalaTrade.Failed or LakalaTrade.Under) return call.Refused("SIM40003", "原交易状态不允许退款");
        if (trade.OrderId.Length > 0 && call.Page.Find<LakalaOrder>(trade.OrderId) is { SupportsRefund: false }) return call.Refused("SIM40004", "订单不支持退款");
        var left = trade.Amount - Back(call.Page, trade);
        if (left == 0) return call.Refused("SIM40902", "原交易已全额退款");
        return amount > left ? call.Refused("SIM40903", "退款金额超过可退金额") : null;
    }

    private static long Back(Books.Page page, LakalaTrade trade) => page.OwnedBy<LakalaRefund>(trade.Id).Where(refund => refund.State != LakalaTrade.Failed).Sum(refund => refund.Amount);
}
