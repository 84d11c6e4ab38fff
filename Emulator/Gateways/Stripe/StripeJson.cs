using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Entries of the books as the vendor writes them.</summary>
internal sealed class StripeJson(Page page)
{
    public static JObject Customer(StripeCustomer customer) => customer.Deleted
        ? new JObject { ["id"] = customer.Id, ["object"] = "customer", ["deleted"] = true }
        : new JObject
        {
            ["id"] = customer.Id,
            ["object"] = "customer",
            ["created"] = customer.CreatedOn.ToUnixTimeSeconds(),
            ["email"] = OrNull(customer.Email),
            ["name"] = OrNull(customer.Name),
            ["livemode"] = false,
            ["metadata"] = JObject.FromObject(customer.Metadata),
        };

    public JObject Method(StripeMethod method) => new()
    {
        ["id"] = method.Id,
        ["object"] = "payment_method",
        ["billing_details"] = Billing(method.CustomerId),
        ["card"] = Card(method.Card, method.CustomerId, method.Id),
        ["created"] = method.CreatedOn.ToUnixTimeSeconds(),
        ["customer"] = OrNull(method.CustomerId),
        ["livemode"] = false,
        ["metadata"] = new JObject(),
        ["type"] = "card",
    };

    public static JObject Intent(StripeIntent intent) => new()
    {
        ["id"] = intent.Id,
        ["object"] = "payment_intent",
        ["amount"] = intent.Amount,
        ["amount_capturable"] = intent.Status == StripeIntent.NeedsCapture ? intent.Amount : 0,
        ["amount_received"] = intent.AmountReceived,
        ["canceled_at"] = intent.CanceledOn?.ToUnixTimeSeconds(),
        ["cancellation_reason"] = OrNull(intent.CancellationReason),
        ["capture_method"] = intent.ManualCapture ? "manual" : "automatic",
        ["client_secret"] = $"{intent.Id}_secret_simulator",
        ["created"] = intent.CreatedOn.ToUnixTimeSeconds(),
        ["currency"] = intent.Currency,
        ["customer"] = OrNull(intent.CustomerId),
        ["description"] = OrNull(intent.Description),
        ["last_payment_error"] = intent.LastError is { } error ? Decline(error, intent.ChargeId) : null,
        ["latest_charge"] = OrNull(intent.ChargeId),
        ["livemode"] = false,
        ["metadata"] = JObject.FromObject(intent.Metadata),
        ["next_action"] = intent.Status == StripeIntent.NeedsAction ? new JObject { ["type"] = "use_stripe_sdk" } : null,
        ["payment_method"] = OrNull(intent.MethodId),
        ["payment_method_types"] = new JArray("card"),
        ["status"] = intent.Status,
    };

    public JObject Charge(StripeCharge charge)
    {
        var refunded = page.OwnedBy<StripeRefund>(charge.Id).Where(refund => refund.IsLive).Sum(refund => refund.Amount);
        return new JObject
        {
            ["id"] = charge.Id,
            ["object"] = "charge",
            ["amount"] = charge.Amount,
            ["amount_captured"] = charge.AmountCaptured,
            ["amount_refunded"] = refunded,
            ["balance_transaction"] = charge.AmountCaptured > 0 ? charge.Id.Replace("ch_", "txn_", StringComparison.Ordinal) : null,
            ["billing_details"] = Billing(charge.CustomerId),
            ["captured"] = charge.AmountCaptured > 0,
            ["created"] = charge.CreatedOn.ToUnixTimeSeconds(),
            ["currency"] = charge.Currency,
            ["customer"] = OrNull(charge.CustomerId),
            ["disputed"] = charge.Disputed,
            ["failure_code"] = charge.Failure?.Code,
            ["failure_message"] = charge.Failure is { } failure ? Message(failure) : null,
            ["livemode"] = false,
            ["metadata"] = JObject.FromObject(charge.Metadata),
            ["outcome"] = Outcome(charge),
            ["paid"] = charge.Succeeded,
            ["payment_intent"] = charge.IntentId,
            ["payment_method"] = charge.MethodId,
            ["payment_method_details"] = new JObject { ["type"] = "card", ["card"] = Card(charge.Card, charge.CustomerId, charge.MethodId) },
            ["refunded"] = charge.AmountCaptured > 0 && refunded == charge.AmountCaptured,
            ["status"] = charge.Succeeded ? "succeeded" : "failed",
        };
    }

    public static JObject Refund(StripeRefund refund)
    {
        var json = new JObject
        {
            ["id"] = refund.Id,
            ["object"] = "refund",
            ["amount"] = refund.Amount,
            ["balance_transaction"] = refund.Id.Replace("re_", "txn_", StringComparison.Ordinal),
            ["charge"] = refund.ChargeId,
            ["created"] = refund.CreatedOn.ToUnixTimeSeconds(),
            ["currency"] = refund.Currency,
            ["destination_details"] = new JObject { ["type"] = "card", ["card"] = new JObject { ["type"] = "refund", ["reference_status"] = "pending", ["reference_type"] = "acquirer_reference_number" } },
            ["metadata"] = JObject.FromObject(refund.Metadata),
            ["payment_intent"] = refund.IntentId,
            ["reason"] = OrNull(refund.Reason),
            ["receipt_number"] = null,
            ["status"] = refund.Status,
        };
        if (refund.Status == StripeRefund.Pending) json["pending_reason"] = "processing";
        if (refund.FailureReason.Length > 0) json["failure_reason"] = refund.FailureReason;
        return json;
    }

    public static JObject Dispute(StripeDispute dispute) => new()
    {
        ["id"] = dispute.Id,
        ["object"] = "dispute",
        ["amount"] = dispute.Amount,
        ["charge"] = dispute.ChargeId,
        ["created"] = dispute.CreatedOn.ToUnixTimeSeconds(),
        ["currency"] = dispute.Currency,
        ["evidence_details"] = new JObject { ["due_by"] = dispute.CreatedOn.AddDays(7).ToUnixTimeSeconds(), ["has_evidence"] = false },
        ["is_charge_refundable"] = dispute.LeavesRefundable,
        ["livemode"] = false,
        ["metadata"] = new JObject(),
        ["payment_intent"] = dispute.IntentId,
        ["reason"] = dispute.Reason,
        ["status"] = dispute.Status,
    };

    public static JObject Session(StripeSession session, DateTimeOffset now)
    {
        var status = session.StatusAt(now);
        return new JObject
        {
            ["id"] = session.Id,
            ["object"] = "checkout.session",
            ["amount_total"] = session.Amount,
            ["client_reference_id"] = OrNull(session.ClientReferenceId),
            ["created"] = session.CreatedOn.ToUnixTimeSeconds(),
            ["currency"] = session.Currency,
            ["customer_email"] = OrNull(session.CustomerEmail),
            ["expires_at"] = session.ExpiresOn.ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["metadata"] = JObject.FromObject(session.Metadata),
            ["mode"] = "payment",
            // A failed try does not show yet: the session names its PaymentIntent when it is paid.
            ["payment_intent"] = status == StripeSession.Complete ? session.IntentId : null,
            ["payment_status"] = status == StripeSession.Complete ? "paid" : "unpaid",
            ["status"] = status,
            ["success_url"] = OrNull(session.SuccessUrl),
            ["url"] = status == StripeSession.Open ? session.Url : null,
        };
    }

    /// <summary>The error of a decline, without its charge's other objects.</summary>
    public static JObject Decline(StripeTestEffect effect, string chargeId)
    {
        var error = new JObject { ["type"] = "card_error", ["code"] = effect.Code, ["message"] = Message(effect), ["doc_url"] = $"https://stripe.com/docs/error-codes/{effect.Code.Replace('_', '-')}" };
        if (chargeId.Length > 0) error["charge"] = chargeId;
        if (effect.DeclineCode.Length > 0) error["decline_code"] = effect.DeclineCode;
        if (effect.Advice.Length > 0) error["advice_code"] = effect.Advice;
        if (effect.NetworkCode.Length > 0) error["network_decline_code"] = effect.NetworkCode;
        if (effect.NetworkAdvice.Length > 0) error["network_advice_code"] = effect.NetworkAdvice;
        if (effect.Param.Length > 0) error["param"] = effect.Param;
        return error;
    }

    /// <summary>Replaces the id at the path by its object; a list is walked through by "data".</summary>
    public void Expand(JObject body, ReadOnlySpan<string> path)
    {
        if (path.Length == 0) return;
        if (path[0] == "payments" && (string?)body["object"] == "invoice") body["payments"] = StripeInvoices.Payments(page, (string?)body["id"] ?? "");
        if (path[0] == "refunds" && (string?)body["object"] == "charge") body["refunds"] = Refunds((string?)body["id"] ?? "");
        if (body[path[0]] is JArray items)
        {
            foreach (var item in items.OfType<JObject>()) Expand(item, path[1..]);
            return;
        }

        if (body[path[0]] is JValue { Type: JTokenType.String } id && Find((string?)id ?? "") is { } found) body[path[0]] = found;
        if (body[path[0]] is JObject child) Expand(child, path[1..]);
    }

    public static JObject List(string url, IEnumerable<JObject> data, bool hasMore) =>
        new() { ["object"] = "list", ["url"] = url, ["has_more"] = hasMore, ["data"] = new JArray(data) };

    private JObject? Find(string id) => id.Split('_')[0] switch
    {
        "cus" when page.Find<StripeCustomer>(id) is { } customer => Customer(customer),
        "pm" when page.Find<StripeMethod>(id) is { } method => Method(method),
        "pi" when page.Find<StripeIntent>(id) is { } intent => Intent(intent),
        "ch" when page.Find<StripeCharge>(id) is { } charge => Charge(charge),
        _ => null,
    };

    private JObject Refunds(string chargeId) => List($"/v1/charges/{chargeId}/refunds", page.OwnedBy<StripeRefund>(chargeId).Select(Refund), hasMore: false);

    private JObject Billing(string customerId)
    {
        var customer = page.Find<StripeCustomer>(customerId);
        return new JObject { ["email"] = OrNull(customer?.Email), ["name"] = OrNull(customer?.Name), ["phone"] = null };
    }

    /// <summary>Everybody pays with the same published test cards; a customer's is nobody else's, and the same whichever token it goes by.</summary>
    private static JObject Card(StripeCard card, string customerId, string methodId) => new()
    {
        ["brand"] = card.Brand,
        ["country"] = "US",
        ["exp_month"] = card.ExpiryMonth,
        ["exp_year"] = card.ExpiryYear,
        ["fingerprint"] = $"fp{(customerId.Length > 0 ? customerId : methodId).Split('_')[^1]}{card.LastFour}",
        ["funding"] = "credit",
        ["last4"] = card.LastFour,
        ["network"] = card.Brand,
        ["wallet"] = null,
    };

    private static JObject Outcome(StripeCharge charge) => new()
    {
        ["advice_code"] = OrNull(charge.Failure?.Advice),
        ["network_advice_code"] = OrNull(charge.Failure?.NetworkAdvice),
        ["network_decline_code"] = OrNull(charge.Failure?.NetworkCode),
        ["network_status"] = charge.Succeeded ? "approved_by_network" : charge.Failure?.Blocked == true ? "not_sent_to_network" : "declined_by_network",
        ["reason"] = charge.Failure?.Blocked == true ? "highest_risk_level" : OrNull(charge.Failure?.DeclineCode),
        ["risk_level"] = charge.Failure?.Blocked == true ? "highest" : "normal",
        ["seller_message"] = charge.Succeeded ? "Payment complete." : "The bank did not return any further details with this decline.",
        ["type"] = charge.Succeeded ? "authorized" : charge.Failure?.Blocked == true ? "blocked" : "issuer_declined",
    };

    private static string Message(StripeTestEffect effect) => effect.Code switch
    {
        "expired_card" => "Your card has expired.",
        "incorrect_cvc" => "Your card's security code is incorrect.",
        "processing_error" => "An error occurred while processing your card. Try again in a little bit.",
        "authentication_required" => "Your card was declined. This transaction requires authentication.",
        _ => effect.DeclineCode == "insufficient_funds" ? "Your card has insufficient funds." : "Your card was declined.",
    };

    private static JToken OrNull(string? text) => string.IsNullOrEmpty(text) ? JValue.CreateNull() : text;
}
