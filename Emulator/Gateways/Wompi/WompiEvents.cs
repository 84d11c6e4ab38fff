using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>Tells the merchant of every transaction that came to an end, or was voided. There is no other event.</summary>
internal sealed class WompiEvents(Page page, Outbox outbox)
{
    public const string Updated = "transaction.updated";

    public void About(WompiTransaction transaction) => Tell(transaction, new NotifyRequest());

    /// <summary>Tells it again, as the notify door asks.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request)
    {
        if (request.Event != Updated) throw new FormatException($"'{request.Event}' is no type of event that this simulator sends.");
        Tell(page.Find<WompiTransaction>(request.ChargeId) ?? throw new FormatException($"There is no transaction '{request.ChargeId}' in the books."), request);
    }

    private void Tell(WompiTransaction transaction, NotifyRequest request)
    {
        var content = new JObject { ["event"] = Updated, ["data"] = new JObject { ["transaction"] = WompiJson.Transaction(transaction) }, ["environment"] = "test" }.ToString(Formatting.None);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, WompiSimulator.SimulatorName, Updated, content, request.Quality(), request.DelayMilliseconds);
    }
}
