using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>Niubiz's sandbox, with the customer's form as a door. It notifies nobody.</summary>
public sealed class NiubizSimulator(GatewayBooks books, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "niubiz";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public Ledger Ledger() => books.Read(page =>
    {
        var refunds = page.All<NiubizRefund>().Reverse().ToLookup(refund => refund.SaleId);
        return new Ledger([.. page.All<NiubizSale>().Reverse().Select(sale => new LedgerCharge(
            sale.Id, sale.External, sale.Amount, sale.Currency, sale.Status,
            [.. refunds[sale.Id].Select(refund => new LedgerRefund(refund.Id, ReferenceOf(refund), refund.Amount, "registered"))]))]);
    });

    public void Notify(NotifyRequest request) => throw new FormatException("Niubiz sends no notifications.");

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new NiubizApi(books, Faults, time);
        routes.MapMethods("/api.security/v1/security", ["GET", "POST"], api.SignInAsync);
        routes.MapPost("/api.ecommerce/v2/ecommerce/token/session/{merchant}", (HttpContext context, string merchant) => api.AnswerAsync(context, "store", merchant, "", NiubizCards.Session));
        routes.MapGet("/api.ecommerce/v2/ecommerce/token/card/{merchant}/{token}", (HttpContext context, string merchant, string token) => api.AnswerAsync(context, "store", merchant, token, NiubizCards.Token));
        routes.MapPost("/api.authorization/v3/authorization/ecommerce/{merchant}", (HttpContext context, string merchant) => api.AnswerAsync(context, "charge", merchant, "", NiubizSales.Authorize));
        routes.MapPost("/api.confirmation/v1/confirmation/ecommerce/{merchant}", (HttpContext context, string merchant) => api.AnswerAsync(context, "capture", merchant, "", NiubizSales.Confirm));
        routes.MapPut("/api.authorization/v3/void/ecommerce/{merchant}/{signature}", (HttpContext context, string merchant, string signature) => api.AnswerAsync(context, "void", merchant, signature, NiubizRefunds.Void));
        routes.MapPost("/api.authorization/v3/reverse/ecommerce/{merchant}", (HttpContext context, string merchant) => api.AnswerAsync(context, "void", merchant, "", NiubizRefunds.Reverse));
        routes.MapPost("/api.refund/v1/refund/{merchant}/{id}", (HttpContext context, string merchant, string id) => api.AnswerAsync(context, "refund", merchant, id, NiubizRefunds.Refund));
        routes.MapGet("/api.authorization/v3/retrieve/{criterion}/{merchant}/{value}", (HttpContext context, string criterion, string merchant, string value) =>
            api.AnswerAsync(context, "lookup", merchant, value, call => NiubizSales.Retrieve(call, criterion)));
        routes.MapPost("/form", context => SimulatorDoors.Answer<NiubizForm>(context, form => books.Write(page => NiubizCards.Enter(page, form))));
        routes.MapPost("/settle", context => SimulatorDoors.Answer<NiubizIds>(context, request => new { settled = Settle(request.Ids) }));
    }

    /// <summary>Closes the merchant's day: what was sold goes into a deposit.</summary>
    /// <param name="ids">Empty for everything that waits for it.</param>
    /// <returns>What was deposited.</returns>
    public IReadOnlyList<string> Settle(IReadOnlyCollection<string> ids) => books.Write(page =>
    {
        var open = page.All<NiubizSale>().Reverse().Where(sale => sale is { Status: NiubizSale.Authorized, Countable: true } && (ids.Count == 0 || ids.Contains(sale.Id))).ToList();
        foreach (var sale in open) page.Put(sale with { Status = NiubizSale.Confirmed });
        return (IReadOnlyList<string>)[.. open.Select(sale => sale.Id)];
    });

    // The reference has no room of its own where it is long; the comment begins with it.
    private static string ReferenceOf(NiubizRefund refund) => refund.Comment.Split(' ')[0] is { Length: > 0 } whole ? whole : refund.External;
}
