using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Every endpoint that exists here. What is missing answers the vendor's 404, never a guess.</summary>
internal static class StripeRoutes
{
    private static readonly string[] Nothing = [];
    private static readonly string[] Paging = ["limit", "starting_after", "ending_before", "created"];

    private static readonly string[] Confirmation =
        ["payment_method", "off_session", "error_on_requires_action", "return_url", "mandate", "setup_future_usage", "payment_method_options", "receipt_email"];

    /// <remarks>Fixed paths stand before those with an id.</remarks>
    public static IReadOnlyList<StripeRoute> All { get; } =
    [
        new("POST", "customers", "other", Nothing, ["email", "name", "phone", "description", "metadata", "payment_method", "address", "preferred_locales"], StripeCustomers.Create),
        new("GET", "customers", "lookup", Nothing, [.. Paging, "email"], StripeLists.Customers),
        new("GET", "customers/{id}", "lookup", Nothing, Nothing, call => Found(call, "customer", "id", call.Page.Find<StripeCustomer>(call.Id), StripeJson.Customer)),
        new("POST", "customers/{id}", "other", Nothing, ["email", "name", "phone", "description", "metadata"], StripeCustomers.Update),
        new("DELETE", "customers/{id}", "other", Nothing, Nothing, StripeCustomers.Delete),
        new("GET", "customers/{id}/payment_methods", "lookup", Nothing, [.. Paging, "type"], StripeCustomers.Methods),
        new("POST", "payment_methods", "other", ["type"], ["card", "metadata", "billing_details"], StripeCustomers.CreateMethod),
        new("GET", "payment_methods/{id}", "lookup", Nothing, Nothing, call => Found(call, "PaymentMethod", "payment_method", call.Page.Find<StripeMethod>(call.Id), call.Json.Method)),
        new("POST", "payment_methods/{id}/attach", "other", ["customer"], Nothing, StripeCustomers.Attach),
        new("POST", "payment_methods/{id}/detach", "other", Nothing, Nothing, StripeCustomers.Detach),
        new("POST", "payment_intents", "charge", ["amount", "currency"],
            [
                .. Confirmation, "customer", "confirm", "capture_method", "confirmation_method", "description", "metadata", "statement_descriptor",
                "statement_descriptor_suffix", "automatic_payment_methods", "allowed_payment_method_types", "excluded_payment_method_types",
            ],
            StripeIntents.Create),
        new("GET", "payment_intents/search", "lookup", ["query"], ["limit", "page"], StripeSearch.Intents),
        new("GET", "payment_intents", "lookup", Nothing, [.. Paging, "customer"], StripeLists.Intents),
        new("GET", "payment_intents/{id}", "lookup", Nothing, ["client_secret"], call => Found(call, "payment_intent", "intent", call.Page.Find<StripeIntent>(call.Id), StripeJson.Intent)),
        new("POST", "payment_intents/{id}/confirm", "charge", Nothing, Confirmation, StripeIntents.Confirm),
        new("POST", "payment_intents/{id}/capture", "charge", Nothing, ["amount_to_capture", "metadata"], StripeIntents.Capture),
        new("POST", "payment_intents/{id}/cancel", "void", Nothing, ["cancellation_reason"], StripeIntents.Cancel),
        new("POST", "setup_intents", "verify", ["payment_method"], ["customer", "confirm", "usage", "automatic_payment_methods", "metadata", "description", "return_url"], StripeSetups.Create),
        new("POST", "checkout/sessions", "link", ["mode", "line_items", "success_url"],
            ["cancel_url", "client_reference_id", "customer", "customer_email", "expires_at", "locale", "metadata", "payment_intent_data", "submit_type"],
            StripeSessions.Create),
        new("GET", "checkout/sessions", "lookup", Nothing, [.. Paging, "customer", "payment_intent", "payment_link", "status"], StripeLists.Sessions),
        new("GET", "checkout/sessions/{id}", "lookup", Nothing, Nothing, StripeSessions.Get),
        new("POST", "checkout/sessions/{id}/expire", "link", Nothing, Nothing, StripeSessions.Expire),
        new("GET", "charges/search", "lookup", ["query"], ["limit", "page"], StripeSearch.Charges),
        new("GET", "charges", "lookup", Nothing, [.. Paging, "customer", "payment_intent"], StripeLists.Charges),
        new("GET", "charges/{id}", "lookup", Nothing, Nothing, call => Found(call, "charge", "id", call.Page.Find<StripeCharge>(call.Id), call.Json.Charge)),
        new("POST", "refunds", "refund", Nothing, ["charge", "payment_intent", "amount", "reason", "metadata", "instructions_email", "reverse_transfer", "refund_application_fee", "currency"], StripeRefunds.Create),
        new("GET", "refunds", "lookup", Nothing, [.. Paging, "charge", "payment_intent"], StripeLists.Refunds),
        new("GET", "refunds/{id}", "lookup", Nothing, Nothing, call => Found(call, "refund", "id", call.Page.Find<StripeRefund>(call.Id), StripeJson.Refund)),
        new("POST", "refunds/{id}", "other", Nothing, ["metadata"], StripeRefunds.Update),
        new("POST", "refunds/{id}/cancel", "void", Nothing, Nothing, StripeRefunds.Cancel),
        new("GET", "disputes", "lookup", Nothing, [.. Paging, "charge", "payment_intent"], StripeLists.Disputes),
        new("GET", "disputes/{id}", "lookup", Nothing, Nothing, call => Found(call, "dispute", "dispute", call.Page.Find<StripeDispute>(call.Id), StripeJson.Dispute)),
        new("GET", "invoices/{id}", "lookup", Nothing, Nothing, call => Found(call, "invoice", "invoice", call.Page.Find<StripeInvoice>(call.Id), invoice => StripeInvoices.Write(call.Page, invoice))),
        new("GET", "events", "lookup", Nothing, [.. Paging, "type", "types", "delivery_success"], StripeLists.Events),
        new("GET", "events/{id}", "lookup", Nothing, Nothing, call => Found(call, "event", "id", call.Page.Find<StripeEvent>(call.Id), told => JObject.Parse(told.Content))),
        new("GET", "balance", "lookup", Nothing, Nothing, call => call.Answer(new JObject { ["object"] = "balance", ["livemode"] = false, ["available"] = new JArray(), ["pending"] = new JArray() })),
        new("GET", "account", "lookup", Nothing, Nothing, call => call.Answer(new JObject { ["id"] = "acct_simulator", ["object"] = "account", ["charges_enabled"] = true })),
    ];

    private static StripeAnswer Found<T>(StripeCall call, string what, string param, T? entry, Func<T, JObject> write)
        where T : class, IBooked => entry is null ? StripeAnswer.Missing(what, call.Id, param) : call.Answer(write(entry));
}
