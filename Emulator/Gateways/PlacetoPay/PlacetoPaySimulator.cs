using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>PlacetoPay's WebCheckout for tests.</summary>
public sealed class PlacetoPaySimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "placetopay";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    /// <summary>Sessions in which somebody tried to pay. A reversal has no reference.</summary>
    public Ledger Ledger() => books.Read(page =>
    {
        var payments = page.All<PlacetoPayPayment>().Reverse().ToLookup(it => it.SessionId);
        return new Ledger([.. page.All<PlacetoPaySession>().Reverse().Where(it => payments[it.Id].Any()).Select(it => new LedgerCharge(
            it.Id, it.MerchantReference, it.Amount, it.Currency, it.Status,
            [.. payments[it.Id].Where(payment => payment.Reverses.Length > 0).Select(reversal => new LedgerRefund(reversal.Id, "", reversal.Amount, reversal.Status))]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new PlacetoPayEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new PlacetoPayApi(books, outbox, Faults, time);
        PayPages.Map(routes, new PlacetoPayPages(books, outbox, time));
        routes.MapPost("/api/{**path}", (HttpContext context, string? path) => api.AnswerAsync(context, path ?? ""));
        routes.MapPost("/settle", (HttpContext context) => SimulatorDoors.Answer<PlacetoPaySettleRequest>(context, request =>
        {
            books.Write(page => PlacetoPayReversals.Settle(page, request.Ids));
            return new { settled = true };
        }));
    }
}
