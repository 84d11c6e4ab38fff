using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Lists: newest first, filtered, in pages.</summary>
internal static class StripeLists
{
    private const int UsualPage = 10, LargestPage = 100;

    public static StripeAnswer Customers(StripeCall call) => Answer(
        call, "/v1/customers", call.Page.All<StripeCustomer>().Where(it => !it.Deleted && Wants(call, "email", it.Email)), it => it.CreatedOn, StripeJson.Customer);

    public static StripeAnswer Intents(StripeCall call) => Answer(
        call, "/v1/payment_intents", call.Page.All<StripeIntent>().Where(it => Wants(call, "customer", it.CustomerId)), it => it.CreatedOn, StripeJson.Intent);

    public static StripeAnswer Charges(StripeCall call) => Answer(
        call, "/v1/charges", call.Page.All<StripeCharge>().Where(it => Wants(call, "payment_intent", it.IntentId) && Wants(call, "customer", it.CustomerId)), it => it.CreatedOn, call.Json.Charge);

    public static StripeAnswer Refunds(StripeCall call) => Answer(
        call, "/v1/refunds", call.Page.All<StripeRefund>().Where(it => Wants(call, "payment_intent", it.IntentId) && Wants(call, "charge", it.ChargeId)), it => it.CreatedOn, StripeJson.Refund);

    public static StripeAnswer Disputes(StripeCall call) => Answer(
        call, "/v1/disputes", call.Page.All<StripeDispute>().Where(it => Wants(call, "payment_intent", it.IntentId) && Wants(call, "charge", it.ChargeId)), it => it.CreatedOn, StripeJson.Dispute);

    public static StripeAnswer Events(StripeCall call) => Answer(
        call, "/v1/events", call.Page.All<StripeEvent>().Where(it => Wants(call, "type", it.Type)), it => it.CreatedOn, it => JObject.Parse(it.Content));

    public static StripeAnswer Sessions(StripeCall call) => Answer(
        call, "/v1/checkout/sessions", call.Page.All<StripeSession>().Where(it => Wants(call, "payment_intent", it.IntentId) && Wants(call, "status", it.StatusAt(call.Now))), it => it.CreatedOn, it => StripeJson.Session(it, call.Now));

    public static StripeAnswer Answer<T>(StripeCall call, string url, IEnumerable<T> entries, Func<T, DateTimeOffset> createdOn, Func<T, JObject> write)
        where T : IBooked
    {
        var limit = call.Has("limit") ? call.Whole("limit") ?? 0 : UsualPage;
        if (limit is < 1 or > LargestPage) return StripeAnswer.Invalid("The limit is 1 to 100.", "parameter_invalid_integer", "limit");
        var wanted = entries.Where(entry => InTime(call, createdOn(entry).ToUnixTimeSeconds())).ToList();
        if (call.Text("starting_after") is { Length: > 0 } after) wanted = [.. wanted.SkipWhile(entry => entry.Id != after).Skip(1)];
        if (call.Text("ending_before") is { Length: > 0 } before) wanted = [.. wanted.TakeWhile(entry => entry.Id != before).TakeLast((int)limit)];
        return call.Answer(StripeJson.List(url, wanted.Take((int)limit).Select(write), wanted.Count > limit));
    }

    private static bool Wants(StripeCall call, string parameter, string value) => !call.Has(parameter) || call.Text(parameter) == value;

    private static bool InTime(StripeCall call, long created)
    {
        if (call.Parameters["created"] is not JObject range) return !call.Has("created") || call.Whole("created") == created;
        return range.Properties().All(bound => long.TryParse((string?)bound.Value, out var limit) && bound.Name switch
        {
            "gte" => created >= limit,
            "gt" => created > limit,
            "lte" => created <= limit,
            "lt" => created < limit,
            _ => false,
        });
    }
}
