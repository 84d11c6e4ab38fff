using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Stripe over its REST API. A charge goes by its PaymentIntent's id; by the charge's own (ch_, py_) where it has none.</summary>
internal sealed class StripeGateway(GatewayAccount account, GatewayHttp http, IClock clock) : IPaymentGateway, ITellsTransactions, IMakesPaymentLinks, IVerifiesMethods
{
    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/Stripe/refund-errors.csv");

    /// <summary>What Stripe can do.</summary>
    /// <remarks>Keys are remembered for at least 24 hours; Stripe publishes no limit for card refunds.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = true,
        PartialRefunds = true,
        Voids = true,
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.FromHours(24),
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(5, 10),
        TellsNetworkCode = true,
        TellsNetworkAdvice = true,
        PaymentLinks = true,
        LongestPaymentLink = StripePaymentLinks.Longest,
        VerifiesMethods = true,
        RenewsCards = true,
    };

    private readonly StripeClient _client = new(account, http);

    private readonly StripeReader _reader = new(account);

    private StripeLookups Lookups => new(_client, _reader);

    private StripePaymentLinks Links => new(_client, _reader, Lookups, clock);

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (StripeAmounts.ToUnits(order.Amount) is not { } units) return new ChargeResult.Declined(DeclineReason.InvalidAmount, "", "Stripe does not take this amount in this currency.");
        if (GatewayId.Of(order.CustomerToken) is null) return new ChargeResult.Declined(DeclineReason.InvalidAccount, "", "This payment method is stored with no customer at Stripe, so it was good for one charge only.");
        var fields = Fields(
            "amount", Number(units), "currency", Lower(order.Amount.Currency), "customer", order.CustomerToken, "payment_method", order.MethodToken,
            "off_session", "true", "confirm", "true", "metadata[order_id]", order.Reference, "metadata[crm_customer_id]", order.CustomerReference, "expand[0]", "latest_charge");
        var answer = await _client.PostAsync("payment_intents", fields, order.IdempotencyKey, cancel).ConfigureAwait(false);
        return answer switch
        {
            StripeAnswer.Data it => Charged(_reader.Intent(it.Value), order),
            StripeAnswer.Refused it => ChargeRefused(it),
            StripeAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            StripeAnswer.Lost it => new ChargeResult.Unknown(it.Text),
            _ => throw new InvalidOperationException("StripeAnswer is closed."),
        };
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        if (StripeAmounts.ToUnits(order.Amount) is not { } units)
            return new RefundResult.Declined(RefundDecline.Refused, DeclineReason.InvalidAmount, "", "Stripe does not take this amount in this currency.");
        var fields = Fields(
            StripeLookups.IsIntent(order.ChargeId) ? "payment_intent" : "charge", order.ChargeId, "amount", Number(units), "reason", order.ReasonCode, "metadata[refund_ref]", order.Reference);
        var answer = await _client.PostAsync("refunds", fields, order.IdempotencyKey, cancel).ConfigureAwait(false);
        // "Not captured yet" has neither a code nor a parameter: the state of the intent tells it.
        if (answer is StripeAnswer.Refused { Code: "invalid_request_error" } vague && await Lookups.IsOnlyAuthorizedAsync(order.ChargeId, cancel).ConfigureAwait(false))
            return Refusals.Answer("not_captured", vague.Text);
        return Result(answer, value => Refunded(_reader.Refund(value), order));
    }

    /// <remarks>A charge without a PaymentIntent is released by refunding it.</remarks>
    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        if (!StripeLookups.IsIntent(order.ChargeId)) return await RefundAsync(order, cancel).ConfigureAwait(false);
        var path = $"payment_intents/{Uri.EscapeDataString(order.ChargeId)}/cancel";
        var answer = await _client.PostAsync(path, Fields("cancellation_reason", order.ReasonCode), order.IdempotencyKey, cancel).ConfigureAwait(false);
        return answer is StripeAnswer.Refused { Code: "payment_intent_unexpected_state" } refused && refused.Error["payment_intent"]["status"].Text == "canceled"
            ? new RefundResult.Succeeded(order.ChargeId)
            : Result(answer, value => Voided(value, order));
    }

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => Lookups.ChargeAsync(chargeId, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) =>
        Lookups.ChargeByReferenceAsync(reference, notBefore, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => Lookups.RefundAsync(order, cancel);

    /// <param name="transactionId">Of an invoice, too.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel)
    {
        if (StripeInvoices.IsInvoice(transactionId)) return await new StripeInvoices(_client, Lookups).FactsAsync(transactionId, cancel).ConfigureAwait(false);
        var charge = await Lookups.ChargeAsync(transactionId, cancel).ConfigureAwait(false);
        return charge.Match<LookupResult<GatewayNotification.Facts>>(
            it => new LookupResult<GatewayNotification.Facts>.Found(new(null, [it], it.Refunds, [], [])),
            () => new LookupResult<GatewayNotification.Facts>.NotFound(),
            text => new LookupResult<GatewayNotification.Facts>.Unavailable(text));
    }

    public Task<PaymentLinkResult> CreateLinkAsync(PaymentLinkOrder order, CancellationToken cancel) => Links.CreateAsync(order, cancel);

    public Task<LookupResult<PaymentLink>> FindLinkAsync(string linkId, CancellationToken cancel) => Links.FindAsync(linkId, cancel);

    public Task<LookupResult<PaymentLink>> FindLinkByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) =>
        Links.FindByReferenceAsync(reference, notBefore, cancel);

    public Task<PaymentLinkResult> CloseLinkAsync(string linkId, CancellationToken cancel) => Links.CloseAsync(linkId, cancel);

    public Task<MethodVerification> VerifyAsync(string methodToken, string customerToken, string reference, CancellationToken cancel) =>
        new StripeVerification(_client).VerifyAsync(methodToken, customerToken, reference, cancel);

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        await _client.GetAsync("payment_intents", Fields("limit", "1"), cancel).ConfigureAwait(false) switch
        {
            StripeAnswer.Data => new ConnectionTest(true, "Stripe answers and accepts the key."),
            StripeAnswer.Refused it => new ConnectionTest(false, $"Stripe refused ({it.Code}): {it.Text}"),
            StripeAnswer.NotSent it => new ConnectionTest(false, it.Text),
            StripeAnswer.Lost it => new ConnectionTest(false, it.Text),
            _ => throw new InvalidOperationException("StripeAnswer is closed."),
        };

    /// <summary>A form; fields without a value are left out.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Fields(params string[] namesAndValues) =>
        Enumerable.Range(0, namesAndValues.Length / 2)
            .Select(at => new KeyValuePair<string, string>(namesAndValues[at * 2], namesAndValues[(at * 2) + 1]))
            .Where(field => field.Value.Length > 0).ToList();

    private static RefundResult Result(StripeAnswer answer, Func<JsonValue, RefundResult> booked) => answer switch
    {
        StripeAnswer.Data it => booked(it.Value),
        StripeAnswer.Refused it => Refusals.Answer(it.Code, it.Text),
        StripeAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
        StripeAnswer.Lost it => new RefundResult.Unknown(it.Text),
        _ => throw new InvalidOperationException("StripeAnswer is closed."),
    };

    private static RefundResult Refunded(GatewayRefund? refund, RefundOrder order) => refund switch
    {
        null => new RefundResult.Unknown("Stripe's answer does not tell what became of the refund."),
        _ when !refund.Amount.IsSameAs(order.Amount) => new RefundResult.Unknown("Stripe tells of another amount than was asked for."),
        { Standing: RefundStanding.Succeeded } => new RefundResult.Succeeded(refund.Id, refund.TraceNumber),
        { Standing: RefundStanding.Processing } => new RefundResult.Processing(refund.Id, refund.WaitsForBalance),
        _ => new RefundResult.Declined(RefundDecline.Refused, StripeReader.Declines.Of(refund.GatewayCode), refund.GatewayCode, refund.GatewayText),
    };

    private static RefundResult Voided(JsonValue intent, RefundOrder order) => intent["id"].Text == order.ChargeId && intent["status"].Text == "canceled"
        ? new RefundResult.Succeeded(order.ChargeId)
        : new RefundResult.Unknown("Stripe's answer does not tell what became of the cancellation.");

    private static ChargeResult Charged(GatewayCharge? charge, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("Stripe's answer does not tell what became of the charge."),
        { Status: ChargeStatus.Declined or ChargeStatus.Failed } => ChargeResult.Declined.Of(charge),
        { Status: ChargeStatus.Voided } => new ChargeResult.Unknown("Stripe answered with a charge that is already cancelled."),
        _ when !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("Stripe tells of another amount than was asked for."),
        _ => new ChargeResult.Accepted(charge),
    };

    // What is not begun or open for a refund is so for a charge; every other refusal is the bank's or Stripe's no.
    private static ChargeResult ChargeRefused(StripeAnswer.Refused refused) => Refusals.Answer(refused.Code, refused.Text) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(
            ReasonOf(refused), refused.DeclineCode, refused.Text, refused.Error["payment_intent"]["id"].Text ?? refused.Error["charge"].Text ?? "")
        {
            NetworkCode = GatewayId.Code(refused.Error["network_decline_code"].Text),
            NetworkAdviceCode = StripeReader.Advice(refused.Error),
            Network = StripeMethod.Network(refused.Error["payment_method"]),
            CardFingerprint = StripeMethod.Fingerprint(refused.Error["payment_method"]),
        },
    };

    /// <summary>A request that Stripe finds invalid reached no bank: what it says of the method is the customer's matter, all else is ours.</summary>
    private static DeclineReason ReasonOf(StripeAnswer.Refused refused) => StripeReader.Declines.Of(refused.DeclineCode) switch
    {
        DeclineReason.Unrecognized when refused.Error["type"].Text == "invalid_request_error" =>
            refused.Error["param"].Text is "payment_method" or "customer" ? DeclineReason.InvalidAccount : DeclineReason.MerchantConfiguration,
        var reason => reason,
    };

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

#pragma warning disable CA1308 // Stripe writes currencies in lower case.
    internal static string Lower(Currency currency) => currency.Code.ToLowerInvariant();
#pragma warning restore CA1308
}
