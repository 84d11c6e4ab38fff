using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>Authorize.Net's sandbox: its JSON API, with a settlement batch that runs when it is told to.</summary>
public sealed class AuthorizeNetSimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "authorize-net";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public Ledger Ledger() => books.Read(page =>
    {
        var all = page.All<AuthorizeNetTransaction>().Reverse().ToLookup(transaction => transaction.RefTransId);
        return new Ledger([.. all[""].Select(charge => new LedgerCharge(
            charge.Id, Reference(charge), charge.Amount, AuthorizeNetCredentials.Currency, charge.Status,
            [.. all[charge.Id].Select(refund => new LedgerRefund(refund.Id, Reference(refund), refund.Amount, refund.Status))]))]);
    });

    public void Notify(NotifyRequest request) => books.Write(page => new AuthorizeNetEvents(page, outbox, time.GetUtcNow()).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new AuthorizeNetApi(books, outbox, Faults, time);
        routes.MapPost("/xml/v1/request.api", api.AnswerAsync);
        routes.MapPost("/settle", context => SimulatorDoors.Answer<AuthorizeNetIds>(context, request => new { settled = Settle(request.Ids) }));
        routes.MapPost("/recur", context => SimulatorDoors.Answer<AuthorizeNetIds>(context, request => new { subscriptions = Recur(request.Ids) }));
        routes.MapPost("/chargeback", context => SimulatorDoors.Answer<AuthorizeNetIds>(context, request => new { chargedBack = ChargeBack(request.Ids) }));
    }

    /// <summary>Runs the daily batch.</summary>
    /// <param name="ids">Empty for everything that is not settled.</param>
    /// <returns>What was settled.</returns>
    public IReadOnlyList<string> Settle(IReadOnlyCollection<string> ids) => books.Write(page =>
    {
        var now = time.GetUtcNow();
        var open = page.All<AuthorizeNetTransaction>().Reverse().Where(each => IsOpen(each) && (ids.Count == 0 || ids.Contains(each.Id))).ToList();
        if (open.Count == 0) return [];
        var batch = page.Put(new AuthorizeNetBatch(AuthorizeNetCall.NewId(), now));
        foreach (var each in open) page.Put(each with { Status = AuthorizeNetStatus.AfterBatch(each.Status), BatchId = batch.Id, SettledOn = now });
        return (IReadOnlyList<string>)[.. open.Select(each => each.Id)];
    });

    /// <summary>Makes charges those of subscriptions, which there is no other way to here.</summary>
    /// <returns>The subscriptions' ids.</returns>
    /// <exception cref="FormatException">One of them is no transaction.</exception>
    public IReadOnlyList<int> Recur(IReadOnlyCollection<string> ids) => books.Write(page =>
        (IReadOnlyList<int>)[.. ids.Select(id => page.Find<AuthorizeNetTransaction>(id) ?? throw new FormatException($"There is no transaction '{id}' in the books."))
            .Select(charge => page.Put(charge with { SubscriptionId = int.Parse(charge.Id[^8..], System.Globalization.CultureInfo.InvariantCulture) }).SubscriptionId)]);

    /// <summary>The bank takes settled charges back. The vendor has no event for it: only their details tell.</summary>
    /// <exception cref="FormatException">One of them is not a settled charge.</exception>
    public IReadOnlyList<string> ChargeBack(IReadOnlyCollection<string> ids) => books.Write(page =>
    {
        foreach (var id in ids)
        {
            var charge = page.Find<AuthorizeNetTransaction>(id) is { Status: AuthorizeNetStatus.Settled } settled ? settled : throw new FormatException($"'{id}' is no settled charge.");
            page.Put(charge with { Status = AuthorizeNetStatus.Chargeback });
        }

        return (IReadOnlyList<string>)[.. ids];
    });

    private static bool IsOpen(AuthorizeNetTransaction transaction) => transaction.BatchId.Length == 0 && transaction.Status != AuthorizeNetStatus.Authorized;

    /// <summary>An invoice number has 20 characters at most; a merchant with longer references keeps them as the description.</summary>
    private static string Reference(AuthorizeNetTransaction transaction) => transaction.Description.Length > 0 ? transaction.Description : transaction.InvoiceNumber;
}
