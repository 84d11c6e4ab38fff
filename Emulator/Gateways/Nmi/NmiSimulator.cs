using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>NMI's sandbox: its Payment API and Query API, with a settlement batch that runs when it is told to.</summary>
public sealed class NmiSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator, IAsksIssuer
{
    public const string SimulatorName = "nmi";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public IIssuer? Issuer { private get; set; }

    public Ledger Ledger() => books.Read(page =>
    {
        var all = page.All<NmiTransaction>().Reverse().ToLookup(transaction => transaction.OriginalId);
        return new Ledger([.. all[""].Select(charge => new LedgerCharge(
            charge.Id, charge.OrderId, charge.Amount, charge.Currency, charge.Condition,
            [.. all[charge.Id].Select(refund => new LedgerRefund(refund.Id, refund.OrderId, refund.Amount, refund.Condition))]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new NmiEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new NmiApi(books, outbox, Faults, time, Issuer);
        routes.MapPost("/api/transact.php", api.TransactAsync);
        routes.MapPost("/api/query.php", api.QueryAsync);
        routes.MapPost("/settle", context => SimulatorDoors.Answer<NmiIdList>(context, request => new { settled = Settle(request.Ids) }));
    }

    /// <summary>Runs the daily batch.</summary>
    /// <param name="ids">Empty for everything that waits for it.</param>
    /// <returns>What was settled.</returns>
    public IReadOnlyList<string> Settle(IReadOnlyCollection<string> ids) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        var open = page.All<NmiTransaction>().Reverse().Where(it => it.Condition == NmiCondition.PendingSettlement && (ids.Count == 0 || ids.Contains(it.Id))).ToList();
        if (open.Count == 0) return [];
        var batch = NmiCall.NewId();
        foreach (var each in open)
            page.Put(each.Then(new NmiAction("settle", each.IsRefund ? -each.Amount : each.Amount, now, Source: "internal", BatchId: batch), NmiCondition.Complete));
        new NmiEvents(page, outbox, now).TellBatch(batch, open);
        return (IReadOnlyList<string>)[.. open.Select(each => each.Id)];
    });
}
