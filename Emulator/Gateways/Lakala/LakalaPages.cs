using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>The page of a counter order, as the customer sees it.</summary>
internal sealed class LakalaPages(GatewayBooks books, Outbox outbox, TimeProvider time) : IHostsPayPages
{
    private static readonly PayChoice[] Ways = [new("WECHAT", "微信支付"), new("ALIPAY", "支付宝"), new("DECLINED", "支付宝: 交易被拒绝")];

    public PayPage? Page(string id) => books.Read(page => Show(page, id));

    public PayPage? Pay(string id, string with) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        if (page.Find<LakalaOrder>(id) is not { } order) return null;
        if (!Ways.Any(way => way.Value == with)) throw new FormatException($"'{with}' is none of the ways to pay.");
        if (order.StatusAt(now) == LakalaOrder.Unpaid) LakalaOrders.Pay(page, new LakalaEvents(page, outbox, now), order, with == "DECLINED" ? "ALIPAY" : with, good: with != "DECLINED", now);
        return Show(page, id);
    });

    private PayPage? Show(Page page, string id)
    {
        if (page.Find<LakalaOrder>(id) is not { } order) return null;
        var status = order.StatusAt(time.GetUtcNow());
        var state = status switch
        {
            LakalaOrder.Unpaid => order.LastFailed ? "Declined. Try another way." : "Choose how to pay.",
            LakalaOrder.Expired => "This order has expired.",
            LakalaOrder.Closed => "This order is closed.",
            _ => "Paid. Thank you.",
        };
        return new PayPage("拉卡拉收银台", order.Info, order.Amount / 100m, "CNY", state, order.CallbackUrl, status == LakalaOrder.Unpaid ? Ways : []);
    }
}
