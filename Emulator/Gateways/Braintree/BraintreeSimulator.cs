using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Braintree's sandbox: its GraphQL and XML APIs over the same books.</summary>
public sealed class BraintreeSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator, IAsksIssuer
{
    public const string SimulatorName = "braintree";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public IIssuer? Issuer { private get; set; }

    public Ledger Ledger() => books.Read(page =>
    {
        var all = page.All<BraintreeTransaction>().Reverse().ToLookup(transaction => transaction.RefundedId);
        return new Ledger([.. all[""].Select(sale => new LedgerCharge(
            sale.Id, sale.OrderId, sale.Amount, sale.Currency, sale.Status,
            [.. all[sale.Id].Select(refund => new LedgerRefund(refund.Id, refund.OrderId, refund.Amount, refund.Status))]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new BraintreeEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var graphQL = new BraintreeGraphQL(books, outbox, Faults, time, Issuer);
        var rest = new BraintreeRest(books, outbox, Faults, time);
        routes.MapPost("/graphql", graphQL.AnswerAsync);
        routes.Map("/merchants/{merchant}/{**path}", (HttpContext context, string merchant, string? path) => rest.AnswerAsync(context, merchant, path ?? ""));
        routes.MapPost("/settle", context => SimulatorDoors.Answer<BraintreeSettleRequest>(context, request => new { settled = Settle(request.Ids) }));
    }

    /// <summary>Runs the settlement batch.</summary>
    /// <param name="ids">Legacy ids; empty for everything that is submitted.</param>
    /// <returns>What was settled.</returns>
    public IReadOnlyList<string> Settle(IReadOnlyCollection<string> ids) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        return new BraintreeSettlement(page, new BraintreeEvents(page, outbox, now), now).RunBatch(ids);
    });
}
