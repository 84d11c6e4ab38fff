using CrmPayments.Core.Declines;
using static CrmPayments.Core.Gateways.Stripe.StripeGateway;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>A SetupIntent that is confirmed at once: the bank is asked for the stored method, without an amount.</summary>
internal sealed class StripeVerification(StripeClient client)
{
    public async Task<MethodVerification> VerifyAsync(string methodToken, string customerToken, string reference, CancellationToken cancel)
    {
        var fields = Fields(
            "customer", customerToken, "payment_method", methodToken, "usage", "off_session", "confirm", "true",
            "automatic_payment_methods[enabled]", "true", "automatic_payment_methods[allow_redirects]", "never",
            "metadata[order_id]", reference, "expand[0]", "payment_method");
        return await client.PostAsync("setup_intents", fields, "verify-" + reference, cancel).ConfigureAwait(false) switch
        {
            StripeAnswer.Data { Value: var intent } when GatewayId.Of(intent["id"].Text) is not null => intent["status"].Text switch
            {
                "succeeded" => new MethodVerification.Valid(StripeMethod.Stored(intent["payment_method"])),
                "requires_action" => new MethodVerification.Invalid(DeclineReason.AuthenticationRequired, "requires_action", "The bank wants the customer to confirm this method."),
                _ => Unclear(),
            },
            StripeAnswer.Data => Unclear(),
            StripeAnswer.Refused it => Refused(it),
            StripeAnswer.NotSent it => new MethodVerification.Unknown(it.Text),
            StripeAnswer.Lost it => new MethodVerification.Unknown(it.Text),
            _ => throw new InvalidOperationException("StripeAnswer is closed."),
        };
    }

    // What says something about our account or our request says nothing about the method.
    private static MethodVerification Refused(StripeAnswer.Refused refused) => refused.Error["type"].Text == "card_error" || refused.Code == "resource_missing"
        ? new MethodVerification.Invalid(refused.Code == "resource_missing" ? DeclineReason.InvalidAccount : StripeReader.Declines.Of(refused.DeclineCode), refused.DeclineCode, refused.Text)
        : new MethodVerification.Unknown(refused.Text);

    private static MethodVerification.Unknown Unclear() => new("Stripe's answer does not tell whether the method works.");
}
