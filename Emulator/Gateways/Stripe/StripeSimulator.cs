using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Stripe's test mode.</summary>
public sealed class StripeSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator, IAsksIssuer
{
    public const string SimulatorName = "stripe";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public IIssuer? Issuer { private get; set; }

    public Ledger Ledger() => books.Read(page =>
    {
        var refunds = page.All<StripeRefund>().Reverse().ToLookup(refund => refund.IntentId);
        return new Ledger([.. page.All<StripeIntent>().Reverse().Select(intent => new LedgerCharge(
            intent.Id, StripeMetadata.Reference(intent.Metadata), StripeCurrency.Major(intent.Amount, intent.Currency), intent.Currency.ToUpperInvariant(), intent.Status,
            [.. refunds[intent.Id].Select(Line)]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new StripeEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new StripeApi(books, outbox, Faults, time, Issuer);
        PayPages.Map(routes, new StripePages(books, outbox, time));
        routes.Map("/v1/{**path}", (HttpContext context, string? path) => api.AnswerAsync(context, path ?? ""));
    }

    private static LedgerRefund Line(StripeRefund refund) =>
        new(refund.Id, StripeMetadata.Reference(refund.Metadata), StripeCurrency.Major(refund.Amount, refund.Currency), refund.Status);
}
