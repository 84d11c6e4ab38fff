using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Newpay;

/// <summary>Newpay's sandbox, written from its documents and not from our adapter.</summary>
public sealed class NewpaySimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "newpay";

    // How the vendor words a fault of its own, and too many requests.
    private static readonly VendorFaults Wording = new(
        new VendorAnswer(500, "application/json", "{\"error\":\"internal\"}"),
        new VendorAnswer(StatusCodes.Status429TooManyRequests, "application/json", "{\"error\":\"too many requests\"}"));

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    public Ledger Ledger() => books.Read(page => new Ledger([.. page.All<NewpayCharge>().Reverse().Select(charge => new LedgerCharge(
        charge.Id, charge.MerchantReference, charge.Amount, charge.Currency, charge.Status, []))]));

    public void Notify(NotifyRequest request) => books.Write(page =>
    {
        var charge = page.Find<NewpayCharge>(request.ChargeId) ?? throw new FormatException($"There is no charge '{request.ChargeId}' in the books.");
        outbox.Queue(page, SimulatorName, request.Event, $"{{\"id\":\"{charge.Id}\",\"status\":\"{charge.Status}\"}}", request.Quality(), request.DelayMilliseconds);
    });

    /// <summary>Each of the vendor's paths: credentials, body, then <see cref="FaultyLine.RunAsync"/> around one <see cref="GatewayBooks.Write{T}"/>.</summary>
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/account", context => FaultyLine.RunAsync(context, Faults.Take("lookup"), Wording, _ =>
            context.Request.Headers.Authorization == "Bearer " + NewpayCredentials.ApiKey
                ? new VendorAnswer(200, "application/json", $"{{\"id\":\"simulator\",\"on\":\"{time.GetUtcNow():yyyy-MM-dd}\"}}")
                : new VendorAnswer(401, "application/json", "{\"error\":\"unauthorized\"}")));
}
