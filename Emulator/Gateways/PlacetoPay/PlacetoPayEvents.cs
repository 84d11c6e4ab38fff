using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>Tells the merchant when a session has come to its end. There is no other notice: none of reversals, none of disputes.</summary>
internal sealed class PlacetoPayEvents(Page page, Outbox outbox, DateTimeOffset now)
{
    public const string Ended = "session";

    public void About(PlacetoPaySession session) => Tell(session, new NotifyRequest());

    /// <summary>Tells it again, as the notify door asks; a session that was pending comes to its good end by that.</summary>
    /// <exception cref="FormatException">The books hold nothing that such a notice could tell of.</exception>
    public void Send(NotifyRequest request)
    {
        if (request.Event != Ended) throw new FormatException($"'{request.Event}' is no notice that this simulator sends.");
        var session = page.Find<PlacetoPaySession>(request.ChargeId) ?? throw new FormatException($"There is no session '{request.ChargeId}' in the books.");
        if (PlacetoPayJson.Tries(page, session).FirstOrDefault(it => it.Status == PlacetoPaySession.Pending) is { } pending)
        {
            page.Put(pending with { Status = PlacetoPaySession.Approved, Reason = "00" });
            session = page.Put(session with { Status = PlacetoPaySession.Approved, Reason = "00" });
        }

        Tell(session, request);
    }

    private void Tell(PlacetoPaySession session, NotifyRequest request)
    {
        var content = new JObject
        {
            ["status"] = PlacetoPayJson.Status(session.Status, session.Reason, "", now),
            ["requestId"] = long.Parse(session.Id, CultureInfo.InvariantCulture),
            ["reference"] = session.MerchantReference,
        }.ToString(Formatting.None);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, PlacetoPaySimulator.SimulatorName, Ended, content, request.Quality(), request.DelayMilliseconds);
    }
}
