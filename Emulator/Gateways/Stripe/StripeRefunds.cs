using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>refunds: create, update, cancel.</summary>
internal static class StripeRefunds
{
    private static readonly string[] Reasons = ["duplicate", "fraudulent", "requested_by_customer"];

    private static readonly string[] FailureReasons =
        ["lost_or_stolen_card", "expired_or_canceled_card", "charge_for_pending_refund_disputed", "insufficient_funds", "declined", "merchant_request", "unknown"];

    public static StripeAnswer Create(StripeCall call)
    {
        if (Malformed(call) is { } malformed) return malformed with { KeepsKeyFree = true };
        var (charge, refusal) = Charge(call);
        return charge is null ? refusal! : Refund(call, charge);
    }

    public static StripeAnswer Update(StripeCall call) => call.Page.Find<StripeRefund>(call.Id) is { } refund
        ? call.Answer(StripeJson.Refund(call.Page.Put(refund with { Metadata = call.Metadata(refund.Metadata) })))
        : StripeAnswer.Missing("refund", call.Id, "id");

    public static StripeAnswer Cancel(StripeCall call) => call.Page.Find<StripeRefund>(call.Id) switch
    {
        null => StripeAnswer.Missing("refund", call.Id, "id"),
        { Status: StripeRefund.NeedsAction } refund => call.Answer(StripeJson.Refund(call.Page.Put(refund with { Status = StripeRefund.Canceled }))),
        _ => StripeAnswer.Invalid("Canceling this refund is unsupported."),
    };

    private static StripeAnswer? Malformed(StripeCall call)
    {
        if (!call.Has("charge") && !call.Has("payment_intent")) return StripeAnswer.Invalid("One of the following params should be provided for this request: payment_intent or charge.");
        if (call.Has("reason") && !Reasons.Contains(call.Text("reason"))) return StripeAnswer.Invalid($"Invalid reason: must be one of {string.Join(", ", Reasons)}", param: "reason");
        return call.Has("amount") && call.Whole("amount") is null or < 1 ? StripeAnswer.Invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer", "amount") : null;
    }

    private static (StripeCharge? Charge, StripeAnswer? Refusal) Charge(StripeCall call)
    {
        if (call.Has("charge")) return call.Page.Find<StripeCharge>(call.Text("charge")) is { } charge ? (charge, null) : (null, StripeAnswer.Missing("charge", call.Text("charge"), "id"));
        var intentId = call.Text("payment_intent");
        if (call.Page.Find<StripeIntent>(intentId) is not { } intent) return (null, StripeAnswer.Missing("payment_intent", intentId, "payment_intent"));
        return call.Page.Find<StripeCharge>(intent.ChargeId) is { Succeeded: true } latest
            ? (latest, null)
            : (null, StripeAnswer.Invalid($"This PaymentIntent ({intentId}) does not have a successful charge to refund."));
    }

    private static StripeAnswer Refund(StripeCall call, StripeCharge charge)
    {
        if (!charge.Succeeded) return StripeAnswer.Invalid($"Charge {charge.Id} was not successful, so it cannot be refunded.", "charge_not_refundable");
        if (charge.AmountCaptured == 0) return StripeAnswer.Invalid($"Charge {charge.Id} has not been captured. To cancel it, cancel its PaymentIntent.");
        if (call.Page.OwnedBy<StripeDispute>(charge.Id).Any(dispute => !dispute.LeavesRefundable))
            return StripeAnswer.Invalid($"Charge {charge.Id} has been charged back; cannot issue a refund.", "charge_disputed");
        var left = charge.AmountCaptured - call.Page.OwnedBy<StripeRefund>(charge.Id).Where(refund => refund.IsLive).Sum(refund => refund.Amount);
        if (left == 0) return StripeAnswer.Invalid($"Charge {charge.Id} has already been refunded.", "charge_already_refunded");
        var amount = call.Whole("amount") ?? left;
        if (amount > left) return StripeAnswer.Invalid($"Refund amount ({Shown(amount, charge)}) is greater than unrefunded amount on charge ({Shown(left, charge)})", param: "amount");
        if (call.DeclineWith is { Length: > 0 } code && !FailureReasons.Contains(code)) return StripeAnswer.Invalid("The refund was refused.", code);
        return Book(call, charge, amount);
    }

    private static StripeAnswer Book(StripeCall call, StripeCharge charge, long amount)
    {
        var failed = call.DeclineWith is not null;
        var refund = call.Page.Put(new StripeRefund
        {
            Id = VendorIds.Stripe("re_"),
            ChargeId = charge.Id,
            IntentId = charge.IntentId,
            Amount = amount,
            Currency = charge.Currency,
            Status = failed ? StripeRefund.Failed : charge.Card.Effect.RefundPends ? StripeRefund.Pending : StripeRefund.Succeeded,
            FailureReason = !failed ? "" : call.DeclineWith is { Length: > 0 } code ? code : "declined",
            Reason = call.Text("reason"),
            Metadata = call.Metadata(),
            CreatedOn = call.Now,
        });
        call.Events.About("refund.created", refund);
        if (failed) call.Events.About("refund.failed", refund);
        else call.Events.About("charge.refunded", charge);
        return call.Answer(StripeJson.Refund(refund));
    }

    private static string Shown(long amount, StripeCharge charge) =>
        string.Create(CultureInfo.InvariantCulture, $"{StripeCurrency.Major(amount, charge.Currency)} {charge.Currency.ToUpperInvariant()}");
}
