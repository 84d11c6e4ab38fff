using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>PayPal's sandbox.</summary>
public sealed class PayPalSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "paypal";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    /// <summary>Captures, and authorizations while they are all there is.</summary>
    public Ledger Ledger() => books.Read(page =>
    {
        var json = new PayPalJson(page);
        var refunds = page.All<PayPalRefund>().Reverse().ToLookup(refund => refund.CaptureId);
        var captures = page.All<PayPalCapture>().Reverse().Select(capture => new LedgerCharge(
            capture.Id, capture.InvoiceId, capture.Amount, capture.Currency, json.Status(capture), [.. refunds[capture.Id].Select(Line)]));
        var held = page.All<PayPalAuthorization>().Reverse().Where(authorization => authorization.Status != PayPalAuthorization.Captured).Select(authorization => new LedgerCharge(
            authorization.Id, authorization.InvoiceId, authorization.Amount, authorization.Currency, authorization.Status, []));
        return new Ledger([.. captures, .. held]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new PayPalEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new PayPalApi(books, outbox, Faults, time);
        PayPages.Map(routes, new PayPalPages(books, outbox, time));
        routes.MapPost("/v1/oauth2/token", api.SignInAsync);
        routes.MapGet($"/v1/notifications/certs/{PayPalCredentials.CertificateId}", () => Results.Text(PayPalCredentials.Certificate.ExportCertificatePem(), "application/x-pem-file"));
        foreach (var version in new[] { "v1", "v2", "v3" })
            routes.Map($"/{version}/{{**path}}", (HttpContext context, string? path) => api.AnswerAsync(context, $"{version}/{path}"));
    }

    private static LedgerRefund Line(PayPalRefund refund) => new(refund.Id, refund.InvoiceId, refund.Amount, refund.Status);
}
