namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The vendor's published test payment methods (docs.stripe.com/testing).</summary>
public static class StripeTestCards
{
    private const string TryAgain = "try_again_later", Never = "do_not_try_again", Confirm = "confirm_card_data";

    private static readonly StripeTestEffect None = new();

    private static readonly Dictionary<string, StripeCard> Cards = new(StringComparer.Ordinal)
    {
        ["pm_card_visa"] = new("visa", "4242", None),
        ["pm_card_visa_debit"] = new("visa", "5556", None),
        ["pm_card_mastercard"] = new("mastercard", "4444", None),
        ["pm_card_amex"] = new("amex", "8431", None),
        ["pm_card_discover"] = new("discover", "9424", None),
        ["pm_card_unionpay"] = new("unionpay", "0005", None),
        ["pm_card_bypassPending"] = new("visa", "0077", None),
        ["pm_card_visa_chargeDeclined"] = new("visa", "0002", Declined("generic_decline", TryAgain)),
        ["pm_card_chargeDeclined"] = new("visa", "0002", Declined("generic_decline", TryAgain)),
        ["pm_card_chargeCustomerFail"] = new("visa", "0341", Declined("generic_decline", TryAgain)),
        ["pm_card_visa_chargeDeclinedInsufficientFunds"] = new("visa", "9995", Declined("insufficient_funds", TryAgain) with { NetworkCode = "51" }),
        ["pm_card_chargeDeclinedInsufficientFunds"] = new("visa", "9995", Declined("insufficient_funds", TryAgain) with { NetworkCode = "51" }),
        ["pm_card_visa_chargeDeclinedLostCard"] = new("visa", "9987", Declined("lost_card", Never) with { NetworkCode = "41" }),
        ["pm_card_visa_chargeDeclinedStolenCard"] = new("visa", "9979", Declined("stolen_card", Never) with { NetworkCode = "43" }),
        ["pm_card_chargeDeclinedFraudulent"] = new("visa", "0019", Declined("fraudulent", "")),
        ["pm_card_chargeDeclinedExpiredCard"] = new("visa", "0069", Wrong("expired_card", "exp_month") with { NetworkCode = "54" }),
        ["pm_card_chargeDeclinedIncorrectCvc"] = new("visa", "0127", Wrong("incorrect_cvc", "cvc")),
        ["pm_card_chargeDeclinedProcessingError"] = new("visa", "0119", new() { Code = "processing_error", DeclineCode = "processing_error", Advice = TryAgain }),
        ["pm_card_visa_chargeDeclinedVelocityLimitExceeded"] = new("visa", "6975", Declined("card_velocity_exceeded", TryAgain)),
        ["pm_card_authenticationRequired"] = new("visa", "3184", new() { NeedsAuthentication = true }),
        ["pm_card_authenticationRequiredOnSetup"] = new("visa", "3155", new() { NeedsAuthentication = true }),
        ["pm_card_radarBlock"] = new("visa", "0019", new() { Code = "card_declined", DeclineCode = "fraudulent", Advice = Never, Blocked = true }),
        ["pm_card_createDispute"] = new("visa", "0259", new() { DisputeReason = "fraudulent" }),
        ["pm_card_createDisputeProductNotReceived"] = new("visa", "2685", new() { DisputeReason = "product_not_received" }),
        ["pm_card_createDisputeInquiry"] = new("visa", "1976", new() { DisputeReason = "fraudulent", Inquiry = true }),
        ["pm_card_pendingRefund"] = new("visa", "7726", new() { RefundPends = true }),
        ["pm_card_refundFail"] = new("visa", "5126", None),
    };

    /// <returns>The card behind a published id, or null.</returns>
    public static StripeCard? Find(string id) => Cards.GetValueOrDefault(id);

    /// <summary>A decline by injected fault.</summary>
    /// <param name="code">A decline code as the vendor publishes it (empty: generic_decline), and what the network said: insufficient_funds:51:24 is decline code, response code and advice code.</param>
    public static StripeTestEffect Injected(string code)
    {
        var parts = code.Split(':');
        return Of(parts[0]) with { NetworkCode = parts.ElementAtOrDefault(1) ?? "", NetworkAdvice = parts.ElementAtOrDefault(2) ?? "" };
    }

    private static StripeTestEffect Of(string declineCode) => declineCode switch
    {
        "" => Declined("generic_decline", TryAgain),
        "expired_card" or "incorrect_cvc" or "processing_error" or "authentication_required" => new() { Code = declineCode, DeclineCode = declineCode },
        _ => Declined(declineCode, ""),
    };

    private static StripeTestEffect Declined(string declineCode, string advice) => new() { Code = "card_declined", DeclineCode = declineCode, Advice = advice };

    private static StripeTestEffect Wrong(string code, string param) => new() { Code = code, DeclineCode = code, Param = param, Advice = Confirm };
}
