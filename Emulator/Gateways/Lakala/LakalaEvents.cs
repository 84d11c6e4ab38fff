using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>Tells the merchant what happened: flat notices of payments and refunds, and those of counter orders.</summary>
internal sealed class LakalaEvents(Page page, Outbox outbox, DateTimeOffset now)
{
    public const string RefundFails = "refund.FAIL";

    public void Tell(LakalaTrade trade) => Queue($"trade.{trade.State}", Notice(trade), new NotifyRequest());

    public void Tell(LakalaRefund refund) => Queue($"refund.{refund.State}", LakalaJson.Refund(refund), new NotifyRequest());

    public void Tell(LakalaOrder order, LakalaTrade trade) => Queue($"counter.{order.Status}", Notice(order, trade), new NotifyRequest());

    /// <summary>Tells an event again or for the first time, as the notify door asks; refund.FAIL undoes a refund first.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request)
    {
        if (request.RefundId.Length > 0) SendRefund(request);
        else SendTrade(request);
    }

    private void SendRefund(NotifyRequest request)
    {
        var refund = page.Find<LakalaRefund>(request.RefundId) ?? throw new FormatException($"There is no refund '{request.RefundId}' in the books.");
        if (request.Event == RefundFails && refund.State != LakalaTrade.Failed)
        {
            refund = page.Put(refund with { State = LakalaTrade.Failed, Why = "F2#退款失败" });
            LakalaRefunds.Note(page, page.Find<LakalaTrade>(refund.TradeId)!);
        }

        if (request.Event != $"refund.{refund.State}") throw NoEvent(request);
        Queue(request.Event, LakalaJson.Refund(refund), request);
    }

    private void SendTrade(NotifyRequest request)
    {
        var trade = page.Find<LakalaTrade>(request.ChargeId) ?? throw new FormatException($"There is no payment '{request.ChargeId}' in the books.");
        if (page.Find<LakalaOrder>(trade.OrderId) is { } order && request.Event == $"counter.{order.Status}") Queue(request.Event, Notice(order, trade), request);
        else if (request.Event == $"trade.{trade.State}") Queue(request.Event, Notice(trade), request);
        else throw NoEvent(request);
    }

    private static FormatException NoEvent(NotifyRequest request) => new($"'{request.Event}' is no event that this simulator could tell of that.");

    private static JObject Notice(LakalaTrade trade)
    {
        var notice = LakalaJson.Trade(trade);
        notice["trade_status"] = trade.State;
        return notice;
    }

    private JObject Notice(LakalaOrder order, LakalaTrade trade)
    {
        var notice = LakalaJson.Order(order, now, []);
        notice.Remove("order_trade_info_list");
        notice["term_no"] = LakalaCredentials.Terminal;
        notice["order_trade_info"] = LakalaJson.OrderTrade(trade);
        return notice;
    }

    private void Queue(string type, JObject body, NotifyRequest request)
    {
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, LakalaSimulator.SimulatorName, type, body.ToString(Formatting.None), request.Quality(), request.DelayMilliseconds);
    }
}
