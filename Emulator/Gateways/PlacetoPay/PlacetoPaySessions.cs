using System.Globalization;
using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>session, session/{id}, session/{id}/cancel and collect.</summary>
internal static class PlacetoPaySessions
{
    private const int LongestReference = 32, LongestDescription = 250, First = 800;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5), Usual = TimeSpan.FromMinutes(30), Guarded = TimeSpan.FromHours(24);

    public static PlacetoPayAnswer Create(PlacetoPayCall call)
    {
        var subscribes = call.Body["subscription"] is JObject;
        if (!subscribes && Problem(call) is { } wrong) return wrong;
        if (call.Text("returnUrl").Length == 0 || call.Text("ipAddress").Length == 0 || call.Text("userAgent").Length == 0) return Invalid(call, "returnUrl, ipAddress and userAgent are required");
        var end = call.Now + Usual;
        if (call.Text("expiration") is { Length: > 0 } told && !DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.None, out end)) return Invalid(call, "The expiration is not a date");
        if (end - call.Now < Shortest) return Invalid(call, "The expiration must be at least 5 minutes ahead");
        var session = call.Page.Put(New(call, subscribes ? "subscription" : "payment", subscribes) with { ExpiresOn = end, ReturnUrl = call.Text("returnUrl") });
        return PlacetoPayAnswer.Ok(new JObject
        {
            ["status"] = PlacetoPayJson.Status("OK", "PC", "La petición se ha procesado correctamente", call.Now),
            ["requestId"] = long.Parse(session.Id, CultureInfo.InvariantCulture),
            ["processUrl"] = call.PageOf(session.Id),
        });
    }

    public static PlacetoPayAnswer Get(PlacetoPayCall call) => call.Page.Find<PlacetoPaySession>(call.Id) is { } session
        ? PlacetoPayAnswer.Ok(PlacetoPayJson.Session(call.Page, session, call.Now))
        : call.Failed(404, "request_not_valid", "The requested session does not exist");

    public static PlacetoPayAnswer Cancel(PlacetoPayCall call)
    {
        if (call.Page.Find<PlacetoPaySession>(call.Id) is not { } session) return call.Failed(404, "request_not_valid", "The requested session does not exist");
        if (!session.IsOpenAt(call.Now)) return call.Failed(400, "action_not_allowed", "Sessions that are not pending cannot be cancelled");
        return PlacetoPayAnswer.Ok(PlacetoPayJson.Session(call.Page, call.Page.Put(session with { Status = PlacetoPaySession.Rejected, Reason = "MC" }), call.Now));
    }

    /// <summary>Charges a stored card. The same reference and amount within a day is charged once: the earlier session is answered.</summary>
    public static PlacetoPayAnswer Collect(PlacetoPayCall call)
    {
        if (Problem(call) is { } wrong) return wrong;
        if (call.Page.Find<PlacetoPayStored>(call.Text("instrument.token.token")) is not { } stored) return call.Failed(200, "XN", "The token used is invalid");
        if (Earlier(call.Page, New(call, "payment", false), call.Now) is { } earlier) return PlacetoPayAnswer.Ok(PlacetoPayJson.Session(call.Page, earlier, call.Now));
        var session = Pay(call, call.Page.Put(New(call, "payment", false)), stored.Number, final: true);
        return PlacetoPayAnswer.Ok(PlacetoPayJson.Session(call.Page, session, call.Now));
    }

    /// <summary>A customer, or a collect, tries a card. On a page a refused one leaves the session open for another.</summary>
    public static PlacetoPaySession Pay(PlacetoPayCall call, PlacetoPaySession session, string number, bool final)
    {
        var paid = !session.IsSubscription && Earlier(call.Page, session, call.Now) is not null;
        var status = call.DeclineWith is not null || paid ? PlacetoPaySession.Rejected : PlacetoPayCards.Outcome(number);
        var reason = paid ? "AP" : status switch { PlacetoPaySession.Approved => "00", PlacetoPaySession.Pending => "PT", _ => call.DeclineWith is { Length: > 0 } code ? code : "05" };
        if (session.IsSubscription) return Store(call, session, number, status, reason);
        var payment = call.Page.Put(new PlacetoPayPayment
        {
            Id = NextReference(call.Page),
            SessionId = session.Id,
            Amount = session.Amount,
            Currency = session.Currency,
            Status = status,
            Reason = reason,
            Message = status == PlacetoPaySession.Rejected ? "Rechazada" : "",
            LastDigits = number[^4..],
            CreatedOn = call.Now,
        });
        var ends = final || status == PlacetoPaySession.Approved;
        var after = call.Page.Put(ends ? session with { Status = payment.Status, Reason = payment.Reason } : session);
        if (ends && status != PlacetoPaySession.Pending) call.Events.About(after);
        return after;
    }

    /// <summary>internalReferences are digits that grow.</summary>
    public static string NextReference(Page page) => (1_460_218_000 + page.All<PlacetoPayPayment>().Count).ToString(CultureInfo.InvariantCulture);

    private static PlacetoPaySession Store(PlacetoPayCall call, PlacetoPaySession session, string number, string status, string reason)
    {
        if (status == PlacetoPaySession.Rejected) return session;
        var token = call.Page.Put(new PlacetoPayStored(RandomNumberGenerator.GetHexString(64, lowercase: true), number));
        return call.Page.Put(session with { Status = PlacetoPaySession.Approved, Reason = reason, Token = token.Id });
    }

    /// <summary>What was paid under this reference and amount within a day.</summary>
    private static PlacetoPaySession? Earlier(Page page, PlacetoPaySession session, DateTimeOffset now) => page.WithReference<PlacetoPaySession>(session.MerchantReference)
        .FirstOrDefault(it => it.Id != session.Id && !it.IsSubscription && it.Amount == session.Amount && it.Currency == session.Currency && now - it.CreatedOn < Guarded
            && PlacetoPayJson.Tries(page, it).Any(payment => payment.Status != PlacetoPaySession.Rejected));

    private static PlacetoPaySession New(PlacetoPayCall call, string part, bool subscribes) => new()
    {
        Id = (First + call.Page.All<PlacetoPaySession>().Count).ToString(CultureInfo.InvariantCulture),
        MerchantReference = call.Text(part + ".reference"),
        Description = call.Text(part + ".description"),
        Amount = subscribes ? 0m : call.Number("payment.amount.total")!.Value,
        Currency = subscribes ? "" : call.Text("payment.amount.currency"),
        Email = call.Text("payer.email") is { Length: > 0 } email ? email : call.Text("buyer.email"),
        Status = PlacetoPaySession.Pending,
        Reason = "PC",
        IsSubscription = subscribes,
        CreatedOn = call.Now,
    };

    private static PlacetoPayAnswer? Problem(PlacetoPayCall call)
    {
        if (call.Text("payment.reference").Length is 0 or > LongestReference) return Invalid(call, "The reference is required and has at most 32 characters");
        if (call.Text("payment.description").Length is 0 or > LongestDescription) return Invalid(call, "The description is required and has at most 250 characters");
        if (!PlacetoPayCredentials.Currencies.Contains(call.Text("payment.amount.currency"))) return Invalid(call, "The currency is not enabled for the site");
        return call.Number("payment.amount.total") is > 0m ? null : Invalid(call, "The total must be above zero");
    }

    private static PlacetoPayAnswer Invalid(PlacetoPayCall call, string message) => call.Failed(400, "request_not_valid", message);
}
