using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>Payments Way's test side, with the merchant's console as doors.</summary>
public sealed class PaymentsWaySimulator(GatewayBooks books, Outbox outbox, TimeProvider time) : ISimulator
{
    public const string SimulatorName = "payments-way";

    public string Name => SimulatorName;

    public FaultBoard Faults { get; } = new();

    /// <summary>Transactions that were executed.</summary>
    public Ledger Ledger() => books.Read(page => new Ledger([.. page.All<PaymentsWayTransaction>().Reverse().Where(it => it.State != PaymentsWayStates.Created).Select(it => new LedgerCharge(
        it.Id, it.ExternalOrder, it.Amount, "COP", PaymentsWayStates.Names[it.State],
        it.State == PaymentsWayStates.GivenBack ? [new LedgerRefund(it.Id, "", it.Amount, PaymentsWayStates.Names[it.State])] : []))]));

    public void Notify(NotifyRequest request) => books.Write(page => new PaymentsWayEvents(page, outbox).Send(request));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new PaymentsWayApi(books, outbox, Faults, time);
        routes.Map("/ClientAPI/{call}", (HttpContext context, string call) => api.AnswerAsync(context, call));
        routes.MapPost("/console/refund", context => SimulatorDoors.Answer<PaymentsWayConsole>(context, request => new { refunded = GiveBack(request.Id) }));
        routes.MapPost("/console/finish", context => SimulatorDoors.Answer<PaymentsWayConsole>(context, request => new { finished = Finish(request.Good) }));
    }

    private string GiveBack(string id) => books.Write(page => PaymentsWayCharges.GiveBack(page, new PaymentsWayEvents(page, outbox), id).Id);

    private IReadOnlyList<string> Finish(bool good) => books.Write(page => PaymentsWayCharges.Finish(page, new PaymentsWayEvents(page, outbox), good, time.GetUtcNow()));
}
