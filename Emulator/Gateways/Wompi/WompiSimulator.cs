using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>Wompi's sandbox.</summary>
public sealed class WompiSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator, IAsksIssuer
{
    public const string SimulatorName = "wompi";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public IIssuer? Issuer { private get; set; }

    /// <summary>Transactions; a void stands where other gateways have refunds.</summary>
    public Ledger Ledger() => books.Read(page =>
    {
        var voids = page.All<WompiVoid>().ToLookup(it => it.TransactionId);
        return new Ledger([.. page.All<WompiTransaction>().Reverse().Select(it => new LedgerCharge(
            it.Id, it.MerchantReference, it.AmountInCents / 100m, it.Currency, it.Status,
            [.. voids[it.Id].Select(given => new LedgerRefund(given.Id, "", it.AmountInCents / 100m, given.Status))]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new WompiEvents(page, outbox).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new WompiApi(books, outbox, Faults, time, Issuer);
        new WompiCheckout(books, outbox, time).Map(routes);
        routes.Map("/v1/{**path}", (HttpContext context, string? path) => api.AnswerAsync(context, path ?? ""));
    }
}
