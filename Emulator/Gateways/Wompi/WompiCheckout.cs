using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>The web checkout: a page whose address says everything, and is signed. Nothing is booked before somebody pays.</summary>
internal sealed class WompiCheckout(GatewayBooks books, Outbox outbox, TimeProvider time)
{
    private static readonly PayChoice[] Choices =
    [
        new("4242424242424242", "Pay with Visa 4242"),
        new("3991111111", "Pay with Nequi"),
        new("4111111111111111", "Visa 1111: the bank declines"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/p/", (HttpRequest request) => Show(request.Query, null));
        routes.MapPost("/p/", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return Show(request.Query, form["with"].ToString());
        }).DisableAntiforgery();
    }

    private IResult Show(IQueryCollection address, string? with)
    {
        if (Problem(address) is { } problem) return Results.Text(problem, statusCode: StatusCodes.Status422UnprocessableEntity);
        var now = time.GetUtcNow();
        var page = books.Write(entries =>
        {
            var open = IsOpen(entries, address, now);
            if (open && Method(with) is { } method) Pay(entries, address, method, now);
            return Page(entries, address, now);
        });
        return PayPages.Show(page);
    }

    private void Pay(Page entries, IQueryCollection address, WompiMethod method, DateTimeOffset now) => WompiCharges.Book(
        new WompiCall(entries, new WompiEvents(entries, outbox), "", [], new Dictionary<string, string>(), now, null),
        Of(address, "reference"), Amount(address)!.Value, method, Of(address, "customer-data:email") is { Length: > 0 } email ? email : "buyer@example.com");

    private static PayPage Page(Page entries, IQueryCollection address, DateTimeOffset now)
    {
        var latest = entries.WithReference<WompiTransaction>(Of(address, "reference"));
        var paid = latest.Any(it => it.Status == WompiTransaction.Approved);
        var open = IsOpen(entries, address, now);
        var state = paid ? "Paid. Thank you." : !open ? "This page has expired." : latest.Count > 0 ? "The payment was refused. Try another way." : "Choose how to pay.";
        return new PayPage("Wompi Web Checkout", Of(address, "reference"), Amount(address)!.Value / 100m, Of(address, "currency"), state, Of(address, "redirect-url"), open ? Choices : []);
    }

    private static bool IsOpen(Page entries, IQueryCollection address, DateTimeOffset now) =>
        entries.WithReference<WompiTransaction>(Of(address, "reference")).All(it => it.Status is WompiTransaction.Declined or WompiTransaction.Error)
        && (Ends(address) is not { } end || now < end);

    private static string? Problem(IQueryCollection address)
    {
        if (Of(address, "public-key") != WompiCredentials.PublicKey) return "public-key: no corresponde a un comercio";
        if (Of(address, "currency") != "COP" || Amount(address) is not { } amount) return "amount-in-cents: El monto no es válido";
        if (Of(address, "expiration-time").Length > 0 && Ends(address) is null) return "expiration-time: no es una fecha";
        return Of(address, "signature:integrity") == WompiSignatures.Integrity(Of(address, "reference"), amount, Of(address, "currency"), Of(address, "expiration-time")) ? null : "La firma es inválida";
    }

    private static WompiMethod? Method(string? with) => with switch
    {
        null or "" => null,
        { Length: 16 } card => WompiMethod.OfCard(card, "12", "30"),
        var phone => WompiMethod.OfNequi(phone),
    };

    private static DateTimeOffset? Ends(IQueryCollection address) =>
        DateTimeOffset.TryParse(Of(address, "expiration-time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : null;

    private static long? Amount(IQueryCollection address) =>
        long.TryParse(Of(address, "amount-in-cents"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0 ? amount : null;

    private static string Of(IQueryCollection address, string name) => address[name].ToString();
}
