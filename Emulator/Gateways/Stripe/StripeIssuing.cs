using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>What a bank says, in Stripe's words: its published decline codes, named after the networks' codes.</summary>
internal static class StripeIssuing
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["01"] = "call_issuer",
        ["04"] = "pickup_card",
        ["05"] = "do_not_honor",
        ["12"] = "transaction_not_allowed",
        ["14"] = "incorrect_number",
        ["41"] = "lost_card",
        ["43"] = "stolen_card",
        ["46"] = "invalid_account",
        ["51"] = "insufficient_funds",
        ["54"] = "expired_card",
        ["57"] = "transaction_not_allowed",
        ["59"] = "fraudulent",
        ["61"] = "withdrawal_count_limit_exceeded",
        ["62"] = "restricted_card",
        ["65"] = "card_velocity_exceeded",
        ["82"] = "incorrect_cvc",
        ["91"] = "issuer_not_available",
        ["96"] = "processing_error",
        ["1A"] = "authentication_required",
        ["R0"] = "stop_payment_order",
        ["R1"] = "revocation_of_authorization",
        ["R3"] = "revocation_of_all_authorizations",
    };

    /// <returns>Null: the bank has no opinion.</returns>
    public static StripeTestEffect? Effect(StripeCall call, StripeIntent intent, StripeMethod method)
    {
        var currency = intent.Currency;
        var asked = new Presentment(StripeSimulator.SimulatorName, method.Id, StripeCurrency.Major(intent.Amount, currency), currency.ToUpperInvariant(), StripeMetadata.Reference(intent.Metadata), call.Now);
        if (call.Issuer?.Decide(asked) is not { } answer) return null;
        return answer.IsYes ? new StripeTestEffect() : StripeTestCards.Injected(Words.GetValueOrDefault(answer.Code, "generic_decline")) with { NetworkCode = answer.Code, NetworkAdvice = answer.Advice };
    }
}
