using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>customers and payment_methods.</summary>
internal static class StripeCustomers
{
    public static StripeAnswer Create(StripeCall call)
    {
        var customer = new StripeCustomer { Id = VendorIds.Stripe("cus_"), Email = call.Text("email"), Name = call.Text("name"), Metadata = call.Metadata(), CreatedOn = call.Now };
        if (call.Text("payment_method") is { Length: > 0 } methodId)
        {
            if (Usable(call, methodId) is not { } method) return StripeAnswer.Missing("PaymentMethod", methodId, "payment_method");
            call.Page.Put(method with { CustomerId = customer.Id });
        }

        return call.Answer(StripeJson.Customer(call.Page.Put(customer)));
    }

    public static StripeAnswer Update(StripeCall call)
    {
        if (call.Page.Find<StripeCustomer>(call.Id) is not { Deleted: false } customer) return StripeAnswer.Missing("customer", call.Id, "id");
        return call.Answer(StripeJson.Customer(call.Page.Put(customer with
        {
            Email = call.Has("email") ? call.Text("email") : customer.Email,
            Name = call.Has("name") ? call.Text("name") : customer.Name,
            Metadata = call.Metadata(customer.Metadata),
        })));
    }

    public static StripeAnswer Delete(StripeCall call)
    {
        if (call.Page.Find<StripeCustomer>(call.Id) is not { Deleted: false } customer) return StripeAnswer.Missing("customer", call.Id, "id");
        return call.Answer(StripeJson.Customer(call.Page.Put(customer with { Deleted = true })));
    }

    public static StripeAnswer CreateMethod(StripeCall call)
    {
        if (call.Text("type") != "card") return StripeAnswer.Invalid("Only cards exist here.", param: "type");
        // Raw numbers are refused, as on an account without the right to send them; a token stands for a test card.
        var token = ((call.Parameters["card"] as JObject)?["token"]?.ToString() ?? "").Replace("tok_", "pm_card_", StringComparison.Ordinal);
        if (StripeTestCards.Find(token) is not { } card) return StripeAnswer.Invalid("Card numbers are not taken here. Use a test token such as tok_visa.", param: "card");
        return call.Answer(call.Json.Method(call.Page.Put(new StripeMethod { Id = VendorIds.Stripe("pm_"), Card = card, CreatedOn = call.Now })));
    }

    /// <summary>Attaching a published test id makes a method of its own.</summary>
    public static StripeAnswer Attach(StripeCall call)
    {
        var customerId = call.Text("customer");
        if (call.Page.Find<StripeCustomer>(customerId) is not { Deleted: false }) return StripeAnswer.Missing("customer", customerId, "customer");
        if (Usable(call, call.Id) is not { } method) return StripeAnswer.Missing("PaymentMethod", call.Id, "payment_method");
        if (method.Detached) return StripeAnswer.Invalid("This PaymentMethod was previously detached and may not be used again.");
        return call.Answer(call.Json.Method(call.Page.Put(method with { CustomerId = customerId })));
    }

    public static StripeAnswer Detach(StripeCall call)
    {
        if (call.Page.Find<StripeMethod>(call.Id) is not { } method) return StripeAnswer.Missing("PaymentMethod", call.Id, "payment_method");
        if (method.CustomerId.Length == 0) return StripeAnswer.Invalid("The payment method you provided is not attached to a customer so detachment is impossible.");
        return call.Answer(call.Json.Method(call.Page.Put(method with { CustomerId = "", Detached = true })));
    }

    public static StripeAnswer Methods(StripeCall call) => call.Page.Find<StripeCustomer>(call.Id) is null
        ? StripeAnswer.Missing("customer", call.Id, "customer")
        : StripeLists.Answer(call, $"/v1/customers/{call.Id}/payment_methods", call.Page.OwnedBy<StripeMethod>(call.Id), method => method.CreatedOn, call.Json.Method);

    private static StripeMethod? Usable(StripeCall call, string id) => StripeTestCards.Find(id) is { } card
        ? new StripeMethod { Id = VendorIds.Stripe("pm_"), Card = card, CreatedOn = call.Now }
        : call.Page.Find<StripeMethod>(id);
}
