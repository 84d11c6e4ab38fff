using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>Lakala's open platform: agreements, scanned codes, the counter and refunds.</summary>
public sealed class LakalaSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "lakala";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public Ledger Ledger() => books.Read(page =>
    {
        var refunds = page.All<LakalaRefund>().Reverse().Where(refund => refund.State != LakalaTrade.Failed).ToLookup(refund => refund.TradeId);
        return new Ledger([.. page.All<LakalaTrade>().Reverse().Select(trade => new LedgerCharge(
            trade.Id, trade.OutTradeNo, trade.Amount / 100m, "CNY", trade.State,
            [.. refunds[trade.Id].Select(refund => new LedgerRefund(refund.Id, refund.OutTradeNo, refund.Amount / 100m, refund.State))]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new LakalaEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new LakalaApi(books, outbox, Faults, time);
        routes.MapPost("/api/v3/{**path}", (HttpContext context, string path) => api.AnswerAsync(context, path));
        PayPages.Map(routes, new LakalaPages(books, outbox, time));
        routes.MapPost("/finish", context => SimulatorDoors.Answer<LakalaFinish>(context, request => new { finished = Finish(request) }));
    }

    /// <summary>Ends what is under way.</summary>
    /// <returns>The ids of what ended.</returns>
    private IReadOnlyList<string> Finish(LakalaFinish request) => books.Write(page =>
    {
        var events = new LakalaEvents(page, outbox, time.GetUtcNow());
        var state = request.Good ? LakalaTrade.Success : LakalaTrade.Failed;
        var why = request.Good ? "" : "05#交易被拒绝";
        var trades = page.All<LakalaTrade>().Where(trade => trade.State == LakalaTrade.Under).ToList();
        foreach (var trade in trades) events.Tell(page.Put(trade with { State = state, Why = why }));
        var refunds = page.All<LakalaRefund>().Where(refund => refund.State == LakalaTrade.Under).ToList();
        foreach (var refund in refunds)
        {
            events.Tell(page.Put(refund with { State = state, Why = why }));
            LakalaRefunds.Note(page, page.Find<LakalaTrade>(refund.TradeId)!);
        }

        return (IReadOnlyList<string>)[.. trades.Select(trade => trade.Id), .. refunds.Select(refund => refund.Id)];
    });
}
