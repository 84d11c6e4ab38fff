using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>payment_intents: create, confirm, capture, cancel.</summary>
internal static class StripeIntents
{
    public static StripeAnswer Create(StripeCall call)
    {
        var currency = call.Text("currency").ToLowerInvariant();
        if (CheckAmount(call, currency) is { } wrong) return wrong;
        if (call.Flag("off_session") && !call.Flag("confirm")) return StripeAnswer.Invalid("You can only set off_session when confirm is true.", param: "off_session");
        var customerId = call.Text("customer");
        if (customerId.Length > 0 && call.Page.Find<StripeCustomer>(customerId) is not { Deleted: false }) return StripeAnswer.Missing("customer", customerId, "customer");
        var (method, refusal) = Method(call, customerId);
        if (refusal is not null) return refusal;
        var intent = call.Page.Put(new StripeIntent
        {
            Id = VendorIds.Stripe("pi_"),
            Amount = call.Whole("amount")!.Value,
            Currency = currency,
            Status = method is null ? StripeIntent.NeedsMethod : StripeIntent.NeedsConfirmation,
            CustomerId = customerId,
            MethodId = method?.Id ?? "",
            Description = call.Text("description"),
            ManualCapture = call.Text("capture_method") == "manual",
            Metadata = call.Metadata(),
            CreatedOn = call.Now,
        });
        call.Events.About("payment_intent.created", intent);
        return call.Flag("confirm") ? Confirmed(call, intent, method) : call.Answer(StripeJson.Intent(intent));
    }

    public static StripeAnswer Confirm(StripeCall call)
    {
        if (call.Page.Find<StripeIntent>(call.Id) is not { } intent) return StripeAnswer.Missing("payment_intent", call.Id, "intent");
        if (intent.Status is not (StripeIntent.NeedsMethod or StripeIntent.NeedsConfirmation or StripeIntent.NeedsAction)) return Unexpected(intent, "confirmed");
        var (method, refusal) = Method(call, intent.CustomerId);
        return refusal ?? Confirmed(call, intent, method ?? call.Page.Find<StripeMethod>(intent.MethodId));
    }

    public static StripeAnswer Capture(StripeCall call)
    {
        if (call.Page.Find<StripeIntent>(call.Id) is not { } intent) return StripeAnswer.Missing("payment_intent", call.Id, "intent");
        if (intent.Status != StripeIntent.NeedsCapture) return Unexpected(intent, "captured");
        var amount = call.Has("amount_to_capture") ? call.Whole("amount_to_capture") ?? 0 : intent.Amount;
        if (amount < 1 || amount > intent.Amount) return StripeAnswer.Invalid("The amount to capture is not within the amount of the PaymentIntent.", "amount_too_large", "amount_to_capture");
        var charge = call.Page.Put(call.Page.Find<StripeCharge>(intent.ChargeId)! with { AmountCaptured = amount });
        var captured = call.Page.Put(intent with { Status = StripeIntent.Succeeded, AmountReceived = amount });
        call.Events.About("charge.captured", charge);
        call.Events.About("payment_intent.succeeded", captured);
        return call.Answer(StripeJson.Intent(captured));
    }

    public static StripeAnswer Cancel(StripeCall call)
    {
        if (call.Page.Find<StripeIntent>(call.Id) is not { } intent) return StripeAnswer.Missing("payment_intent", call.Id, "intent");
        if (call.DeclineWith is not null || intent.Status is StripeIntent.Succeeded or StripeIntent.Canceled or StripeIntent.Processing) return Unexpected(intent, "canceled");
        var canceled = call.Page.Put(intent with { Status = StripeIntent.Canceled, CancellationReason = call.Text("cancellation_reason"), CanceledOn = call.Now });
        call.Events.About("payment_intent.canceled", canceled);
        return call.Answer(StripeJson.Intent(canceled));
    }

    private static StripeAnswer? CheckAmount(StripeCall call, string currency)
    {
        if (!StripeCurrency.Exists(currency)) return StripeAnswer.Invalid($"Invalid currency: {currency}.", param: "currency") with { KeepsKeyFree = true };
        if (call.Whole("amount") is not { } amount || amount < 1) return StripeAnswer.Invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer", "amount") with { KeepsKeyFree = true };
        if (amount < StripeCurrency.Minimum(currency)) return StripeAnswer.Invalid("Amount is below the minimum that can be charged.", "amount_too_small", "amount");
        if (amount > 99_999_999 && currency is not ("inr" or "idr" or "jpy" or "huf" or "cop")) return StripeAnswer.Invalid("Amount must be no more than 999,999.99.", "amount_too_large", "amount");
        return amount % StripeCurrency.Step(currency) == 0 ? null : StripeAnswer.Invalid($"Amounts in {currency} must be divisible by {StripeCurrency.Step(currency)}.", param: "amount");
    }

    // A published test id becomes a method of its own each time it is used.
    private static (StripeMethod? Method, StripeAnswer? Refusal) Method(StripeCall call, string customerId)
    {
        var id = call.Text("payment_method");
        if (id.Length == 0) return (null, null);
        if (StripeTestCards.Find(id) is { } card) return (call.Page.Put(new StripeMethod { Id = VendorIds.Stripe("pm_"), Card = card, CreatedOn = call.Now }), null);
        if (call.Page.Find<StripeMethod>(id) is not { } method) return (null, StripeAnswer.Missing("PaymentMethod", id, "payment_method"));
        if (method.Detached) return (null, StripeAnswer.Invalid("The provided PaymentMethod was detached and can no longer be used."));
        return method.CustomerId.Length > 0 && method.CustomerId != customerId
            ? (null, StripeAnswer.Invalid($"The PaymentMethod {id} does not belong to the Customer you supplied.", param: "payment_method"))
            : (method, null);
    }

    private static StripeAnswer Confirmed(StripeCall call, StripeIntent intent, StripeMethod? method)
    {
        if (method is null) return StripeAnswer.Invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", "payment_intent_unexpected_state");
        return Try(call, intent, method, call.DeclineWith is { } code ? StripeTestCards.Injected(code) : StripeIssuing.Effect(call, intent, method) ?? method.Card.Effect);
    }

    /// <summary>One try to pay it, as the test card wants it to go.</summary>
    public static StripeAnswer Try(StripeCall call, StripeIntent intent, StripeMethod method, StripeTestEffect effect)
    {
        if (effect.NeedsAuthentication) return Authentication(call, intent with { MethodId = method.Id });
        return effect.Code.Length > 0 ? Declined(call, intent with { MethodId = method.Id }, method, effect) : Paid(call, intent with { MethodId = method.Id }, method);
    }

    private static StripeAnswer Authentication(StripeCall call, StripeIntent intent)
    {
        var declineCode = call.Flag("off_session") ? "authentication_required" : "authentication_not_handled";
        if (call.Flag("off_session") || call.Flag("error_on_requires_action"))
            return Declined(call, intent, call.Page.Find<StripeMethod>(intent.MethodId)!, new StripeTestEffect { Code = "authentication_required", DeclineCode = declineCode });
        var waiting = call.Page.Put(intent with { Status = StripeIntent.NeedsAction });
        call.Events.About("payment_intent.requires_action", waiting);
        return call.Answer(StripeJson.Intent(waiting));
    }

    private static StripeAnswer Declined(StripeCall call, StripeIntent intent, StripeMethod method, StripeTestEffect effect)
    {
        var charge = call.Page.Put(NewCharge(call, intent, method) with { Succeeded = false, Failure = effect });
        var failed = call.Page.Put(intent with { Status = StripeIntent.NeedsMethod, MethodId = "", ChargeId = charge.Id, LastError = effect });
        call.Events.About("charge.failed", charge);
        call.Events.About("payment_intent.payment_failed", failed);
        var error = StripeJson.Decline(effect, charge.Id);
        error["payment_method"] = call.Json.Method(method);
        error["payment_intent"] = StripeJson.Intent(failed);
        return new StripeAnswer(402, new JObject { ["error"] = error });
    }

    private static StripeAnswer Paid(StripeCall call, StripeIntent intent, StripeMethod method)
    {
        var received = intent.ManualCapture ? 0 : intent.Amount;
        var charge = call.Page.Put(NewCharge(call, intent, method) with { AmountCaptured = received });
        var paid = call.Page.Put(intent with
        {
            Status = intent.ManualCapture ? StripeIntent.NeedsCapture : StripeIntent.Succeeded,
            ChargeId = charge.Id,
            AmountReceived = received,
            LastError = null,
        });
        call.Events.About("charge.succeeded", charge);
        call.Events.About(intent.ManualCapture ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", paid);
        if (method.Card.Effect is { DisputeReason: { Length: > 0 } reason } effect) call.Events.About("charge.dispute.created", new StripeDisputes(call.Page, call.Now).Open(charge, reason, effect.Inquiry));
        return call.Answer(StripeJson.Intent(paid));
    }

    private static StripeCharge NewCharge(StripeCall call, StripeIntent intent, StripeMethod method) => new()
    {
        Id = VendorIds.Stripe("ch_"),
        IntentId = intent.Id,
        Amount = intent.Amount,
        Currency = intent.Currency,
        CustomerId = intent.CustomerId,
        MethodId = method.Id,
        Card = method.Card,
        Succeeded = true,
        Metadata = intent.Metadata,
        CreatedOn = call.Now,
    };

    private static StripeAnswer Unexpected(StripeIntent intent, string verb)
    {
        var answer = StripeAnswer.Invalid($"This PaymentIntent could not be {verb} because it has a status of {intent.Status}.", "payment_intent_unexpected_state");
        answer.Body["error"]!["payment_intent"] = StripeJson.Intent(intent);
        return answer;
    }
}
