using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>checkout/sessions in the mode payment: create, expire, and what the customer does on the page.</summary>
internal static class StripeSessions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(24);

    public static StripeAnswer Create(StripeCall call)
    {
        if (call.Text("mode") != "payment") return StripeAnswer.Invalid("Only the mode payment exists here.", param: "mode");
        if (call.Parameters["line_items"] is not JObject { Count: 1 } lines || lines.PropertyValues().First() is not JObject line) return StripeAnswer.Invalid("This simulator takes one line item.", param: "line_items");
        var currency = Of(line, "price_data.currency").ToLowerInvariant();
        if (!StripeCurrency.Exists(currency)) return StripeAnswer.Invalid($"Invalid currency: {currency}.", param: "line_items[0][price_data][currency]");
        if (Amount(line) is not { } amount || amount < StripeCurrency.Minimum(currency) || amount % StripeCurrency.Step(currency) != 0)
            return StripeAnswer.Invalid("The Checkout Session's total amount due is not one that can be charged.", "amount_too_small", "line_items");
        var expiresOn = call.Whole("expires_at") is { } unix ? DateTimeOffset.FromUnixTimeSeconds(unix) : call.Now + Longest;
        if (expiresOn - call.Now < Shortest || expiresOn - call.Now > Longest) return StripeAnswer.Invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", param: "expires_at");
        var id = "cs_test_" + VendorIds.Stripe("");
        var session = call.Page.Put(new StripeSession
        {
            Id = id,
            Amount = amount,
            Currency = currency,
            ProductName = Of(line, "price_data.product_data.name"),
            Url = call.PageOf(id),
            SuccessUrl = call.Text("success_url").Replace("{CHECKOUT_SESSION_ID}", id, StringComparison.Ordinal),
            ClientReferenceId = call.Text("client_reference_id"),
            CustomerEmail = call.Text("customer_email"),
            Status = StripeSession.Open,
            ExpiresOn = expiresOn,
            Metadata = call.Metadata(),
            IntentMetadata = (call.Parameters["payment_intent_data"]?["metadata"] as JObject ?? []).Properties().ToDictionary(pair => pair.Name, pair => (string?)pair.Value ?? "", StringComparer.Ordinal),
            CreatedOn = call.Now,
        });
        return call.Answer(StripeJson.Session(session, call.Now));
    }

    public static StripeAnswer Get(StripeCall call) =>
        call.Page.Find<StripeSession>(call.Id) is { } session ? call.Answer(StripeJson.Session(session, call.Now)) : StripeAnswer.Missing("checkout.session", call.Id, "session");

    public static StripeAnswer Expire(StripeCall call)
    {
        if (call.Page.Find<StripeSession>(call.Id) is not { } session) return StripeAnswer.Missing("checkout.session", call.Id, "session");
        if (session.StatusAt(call.Now) != StripeSession.Open)
            return StripeAnswer.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.StatusAt(call.Now)}`.");
        var expired = call.Page.Put(session with { Status = StripeSession.Expired });
        call.Events.About("checkout.session.expired", expired);
        return call.Answer(StripeJson.Session(expired, call.Now));
    }

    /// <summary>The customer pays with a published test card. A declined one leaves the page open for another.</summary>
    public static StripeAnswer Pay(StripeCall call, StripeSession session, StripeCard card)
    {
        var intent = call.Page.Find<StripeIntent>(session.IntentId) ?? new StripeIntent
        {
            Id = VendorIds.Stripe("pi_"),
            Amount = session.Amount,
            Currency = session.Currency,
            Status = StripeIntent.NeedsMethod,
            Description = session.ProductName,
            Metadata = session.IntentMetadata,
            CreatedOn = call.Now,
        };
        var method = call.Page.Put(new StripeMethod { Id = VendorIds.Stripe("pm_"), Card = card, CreatedOn = call.Now });
        // Whoever sits before the page confirms with the bank there and then.
        var answer = StripeIntents.Try(call, intent, method, card.Effect.NeedsAuthentication ? new StripeTestEffect() : card.Effect);
        var paid = answer.Status == 200;
        var after = call.Page.Put(session with { IntentId = intent.Id, Status = paid ? StripeSession.Complete : StripeSession.Open });
        if (paid) call.Events.About("checkout.session.completed", after);
        return answer;
    }

    private static long? Amount(JObject line) =>
        long.TryParse(Of(line, "price_data.unit_amount"), CultureInfo.InvariantCulture, out var unit) && long.TryParse(Of(line, "quantity"), CultureInfo.InvariantCulture, out var quantity) && unit > 0 && quantity > 0
            ? unit * quantity
            : null;

    private static string Of(JObject line, string path) => (string?)line.SelectToken(path) ?? "";
}
