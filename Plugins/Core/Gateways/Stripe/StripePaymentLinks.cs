using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;
using static CrmPayments.Core.Gateways.Stripe.StripeGateway;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Checkout Sessions as payment links: each carries our reference, ends by itself and is paid once.</summary>
internal sealed class StripePaymentLinks(StripeClient client, StripeReader reader, StripeLookups lookups, IClock clock)
{
    /// <summary>How long Stripe keeps a session open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private const int LongestName = 250;

    // Below half an hour Stripe refuses; the clocks of two machines differ by less than the margins.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(31), Margin = TimeSpan.FromMinutes(5);

    public async Task<PaymentLinkResult> CreateAsync(PaymentLinkOrder order, CancellationToken cancel)
    {
        if (StripeAmounts.ToUnits(order.Amount) is not { } units) return Refused(DeclineReason.InvalidAmount, "Stripe does not take this amount in this currency.");
        if (order.ExpiresOn - clock.Now < Shortest) return Refused(DeclineReason.NotPermitted, "Stripe keeps a page open for half an hour at least.");
        var answer = await client.PostAsync("checkout/sessions", Form(order, units), order.IdempotencyKey, cancel).ConfigureAwait(false);
        return Result(answer, order);
    }

    public async Task<LookupResult<PaymentLink>> FindAsync(string linkId, CancellationToken cancel)
    {
        var query = Fields("expand[0]", "payment_intent.latest_charge");
        var answer = await client.GetAsync($"checkout/sessions/{Uri.EscapeDataString(linkId)}", query, cancel).ConfigureAwait(false);
        return StripeLookups.Found(answer, Read);
    }

    public Task<LookupResult<PaymentLink>> FindByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel)
    {
        var since = notBefore.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var query = Fields("created[gte]", since, "expand[0]", "data.payment_intent.latest_charge");
        return lookups.ListAsync("checkout/sessions", query, session => session["client_reference_id"].Text == reference, Read, cancel);
    }

    public async Task<PaymentLinkResult> CloseAsync(string linkId, CancellationToken cancel)
    {
        var answer = await client.PostAsync($"checkout/sessions/{Uri.EscapeDataString(linkId)}/expire", [], "close-" + linkId, cancel).ConfigureAwait(false);
        if (answer is not StripeAnswer.Refused { Code: "invalid_request_error" } refused) return Result(answer, null);
        // Only what is open can be closed: how it ended, the session tells.
        return await FindAsync(linkId, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found { Value: { Status: not PaymentLinkStatus.Open } link }
            ? new PaymentLinkResult.Made(link)
            : Refused(DeclineReason.NotPermitted, refused.Text);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Form(PaymentLinkOrder order, long units) => Fields(
        "mode", "payment",
        "line_items[0][price_data][currency]", Lower(order.Amount.Currency),
        "line_items[0][price_data][unit_amount]", Number(units),
        "line_items[0][price_data][product_data][name]", order.Description.Length > LongestName ? order.Description.Substring(0, LongestName) : order.Description,
        "line_items[0][quantity]", "1",
        "client_reference_id", order.Reference,
        "customer_email", order.CustomerEmail,
        "success_url", order.ReturnUrl,
        "cancel_url", order.ReturnUrl,
        "expires_at", Ending(order.ExpiresOn),
        "locale", Locale(order.Language),
        "metadata[order_id]", order.Reference,
        // The payment does not inherit what its session carries.
        "payment_intent_data[metadata][order_id]", order.Reference,
        "payment_intent_data[metadata][crm_customer_id]", order.CustomerReference);

    // A repeated request must be the same to the letter: what is beyond the limit is left to Stripe, which then takes its longest.
    private string Ending(DateTimeOffset expiresOn) =>
        expiresOn - clock.Now > Longest - Margin ? "" : Number(expiresOn.ToUnixTimeSeconds());

    private PaymentLinkResult Result(StripeAnswer answer, PaymentLinkOrder? order) => answer switch
    {
        StripeAnswer.Data it when Read(it.Value) is { } link => order is null || link.Answers(order) ? new PaymentLinkResult.Made(link) : new PaymentLinkResult.Unknown("Stripe tells of another page than was asked for."),
        StripeAnswer.Data => new PaymentLinkResult.Unknown("Stripe's answer does not tell what became of the page."),
        StripeAnswer.Refused it => Refusals.AnswerLink(it.Code, it.Text),
        StripeAnswer.NotSent it => new PaymentLinkResult.NotSent(it.Reason, it.Text),
        StripeAnswer.Lost it => new PaymentLinkResult.Unknown(it.Text),
        _ => throw new InvalidOperationException("StripeAnswer is closed."),
    };

    private PaymentLink? Read(JsonValue session)
    {
        if (GatewayId.Of(session["id"].Text) is not { } id || StripeAmounts.FromUnits(session["amount_total"].Whole, session["currency"].Text) is not { } amount) return null;
        var charge = session["payment_intent"].IsObject ? reader.Intent(session["payment_intent"]) : null;
        var ends = session["expires_at"].Whole is > 0 and < 253402300800 and var unix ? DateTimeOffset.FromUnixTimeSeconds(unix) : (DateTimeOffset?)null;
        return Status(session, charge, ends) is { } status
            ? new PaymentLink(id, session["client_reference_id"].Text ?? "", PaymentLink.SafeUrl(session["url"].Text), amount, status, charge) { ExpiresOn = ends }
            : null;
    }

    private PaymentLinkStatus? Status(JsonValue session, GatewayCharge? charge, DateTimeOffset? ends) => session["status"].Text switch
    {
        "open" => PaymentLinkStatus.Open,
        // Stripe has one word for both: before its time a session only ends because somebody ended it.
        "expired" => ends > clock.Now ? PaymentLinkStatus.Closed : PaymentLinkStatus.Expired,
        "complete" when session["payment_status"].Text == "paid" => PaymentLinkStatus.Paid,
        // A bank debit that came to nothing: the page is used up, and no money came.
        "complete" when session["payment_status"].Text == "unpaid" => charge is { Status: ChargeStatus.Declined or ChargeStatus.Failed or ChargeStatus.Voided } ? PaymentLinkStatus.Closed : PaymentLinkStatus.Pending,
        _ => null,
    };

    private static string Locale(int language) => language switch
    {
        1033 => "en",
        3082 => "es",
        1049 => "ru",
        2052 => "zh",
        _ => "",
    };

    private static PaymentLinkResult.Declined Refused(DeclineReason reason, string text) => new(reason, "", text);
}
