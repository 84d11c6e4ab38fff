using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>setup_intents that are confirmed at once: a bank is asked for a method, without an amount.</summary>
internal static class StripeSetups
{
    public static StripeAnswer Create(StripeCall call)
    {
        var (customerId, methodId) = (call.Text("customer"), call.Text("payment_method"));
        if (!call.Flag("confirm")) return StripeAnswer.Invalid("This simulator confirms a SetupIntent when it is created.", param: "confirm");
        if (customerId.Length > 0 && call.Page.Find<StripeCustomer>(customerId) is not { Deleted: false }) return StripeAnswer.Missing("customer", customerId, "customer");
        if (call.Page.Find<StripeMethod>(methodId) is not { } method) return StripeAnswer.Missing("PaymentMethod", methodId, "payment_method");
        if (method.Detached) return StripeAnswer.Invalid("The provided PaymentMethod was detached and can no longer be used.");
        if (method.CustomerId != customerId) return StripeAnswer.Invalid("The PaymentMethod does not belong to the Customer you supplied.", param: "payment_method");
        var effect = call.DeclineWith is { } code ? StripeTestCards.Injected(code) : method.Card.Effect;
        var intent = Intent(call, method, effect);
        if (effect.Code.Length == 0) return call.Answer(intent);
        var error = StripeJson.Decline(effect, "");
        error["payment_method"] = call.Json.Method(method);
        error["setup_intent"] = intent;
        return new StripeAnswer(402, new JObject { ["error"] = error });
    }

    private static JObject Intent(StripeCall call, StripeMethod method, StripeTestEffect effect) => new()
    {
        ["id"] = VendorIds.Stripe("seti_"),
        ["object"] = "setup_intent",
        ["created"] = call.Now.ToUnixTimeSeconds(),
        ["customer"] = method.CustomerId,
        ["livemode"] = false,
        ["metadata"] = JObject.FromObject(call.Metadata()),
        ["payment_method"] = method.Id,
        ["status"] = effect.NeedsAuthentication ? "requires_action" : effect.Code.Length > 0 ? "requires_payment_method" : "succeeded",
        ["usage"] = call.Text("usage"),
    };
}
