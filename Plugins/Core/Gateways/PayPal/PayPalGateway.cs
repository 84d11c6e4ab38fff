using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>PayPal over its REST APIs. A charge goes by its capture's id; by its authorization's while the money is only held.</summary>
internal sealed class PayPalGateway(GatewayAccount account, GatewayHttp http) : IPaymentGateway, IMakesPaymentLinks, ITellsTransactions
{
    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/PayPal/refund-errors.csv");

    /// <summary>What PayPal can do.</summary>
    /// <remarks>180 days: PayPal's help page "Refunds". 45 days: "The server stores keys for 45 days", Payments v2.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = true,
        PartialRefunds = true,
        Voids = true,
        RefundWindow = TimeSpan.FromDays(180),
        IdempotencyWindow = TimeSpan.FromDays(45),

        // A stored method is charged by creating an order, whose key is remembered for a shorter time.
        ChargeIdempotencyWindow = TimeSpan.FromHours(6),
        ChargeSearchLags = true,
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(1, 10),
        TellsNetworkAdvice = true,
        PaymentLinks = true,
    };

    private readonly PayPalClient _client = new(account, http);

    private PayPalLookups Lookups => new(_client);

    private PayPalPaymentLinks Links => new(_client);

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (PayPalAmounts.Write(order.Amount) is not { } amount) return new ChargeResult.Declined(DeclineReason.InvalidAmount, "", "PayPal does not take this amount in this currency.");
        var stored = await _client.GetAsync("v3/vault/payment-tokens/" + Uri.EscapeDataString(order.MethodToken), cancel).ConfigureAwait(false);
        if (stored is not PayPalAnswer.Data { Value: var method }) return NotCharged(stored);
        if (PayPalMethod.KindOf(method["payment_source"]) is not { } source)
            return new ChargeResult.Declined(DeclineReason.NotPermitted, "", "Only a card or a PayPal wallet can be charged without the customer.");
        var answer = await _client.PostAsync("v2/checkout/orders", PayPalRequests.Charge(order, amount, source), order.IdempotencyKey, cancel).ConfigureAwait(false);
        return answer switch
        {
            PayPalAnswer.Data it => Charged(it.Value, order),
            PayPalAnswer.Refused it => ChargeRefused(it),
            PayPalAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            PayPalAnswer.Lost it => new ChargeResult.Unknown(it.Text),
            _ => NoWord(),
        };
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        if (PayPalAmounts.Write(order.Amount) is not { } amount)
            return new RefundResult.Declined(RefundDecline.Refused, DeclineReason.InvalidAmount, "", "PayPal does not take this amount in this currency.");
        var path = $"v2/payments/captures/{Uri.EscapeDataString(order.ChargeId)}/refund";
        var answer = await _client.PostAsync(path, PayPalRequests.Refund(order, amount), order.IdempotencyKey, cancel).ConfigureAwait(false);
        // The id of an authorization is no capture's: whether the money is only held, the authorization itself tells.
        if (answer is PayPalAnswer.Refused { IsMissing: true } missing && await Lookups.IsOnlyAuthorizedAsync(order.ChargeId, cancel).ConfigureAwait(false))
            return Refusals.Answer("not_captured", missing.Text);
        return Result(answer, value => Refunded(PayPalReader.Refund(value), order));
    }

    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var path = $"v2/payments/authorizations/{Uri.EscapeDataString(order.ChargeId)}/void";
        var answer = await _client.PostAsync(path, PayPalRequests.Empty, order.IdempotencyKey, cancel).ConfigureAwait(false);
        return answer is PayPalAnswer.Done or PayPalAnswer.Refused { Code: "PREVIOUSLY_VOIDED" }
            ? new RefundResult.Succeeded(order.ChargeId)
            : Result(answer, value => Voided(value, order));
    }

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => Lookups.ChargeAsync(chargeId, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) =>
        Lookups.ChargeByReferenceAsync(reference, notBefore, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => Lookups.RefundAsync(order, cancel);

    public Task<PaymentLinkResult> CreateLinkAsync(PaymentLinkOrder order, CancellationToken cancel) => Links.CreateAsync(order, cancel);

    public Task<LookupResult<PaymentLink>> FindLinkAsync(string linkId, CancellationToken cancel) => Links.FindAsync(linkId, cancel);

    public Task<LookupResult<PaymentLink>> FindLinkByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => Links.FindByReferenceAsync(reference, cancel);

    public Task<PaymentLinkResult> CloseLinkAsync(string linkId, CancellationToken cancel) => Links.CloseAsync(linkId, cancel);

    /// <remarks>Only the payment of an invoice is told by name alone.</remarks>
    public Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel) => Links.TellAsync(transactionId, cancel);

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        await _client.SignInAsync(cancel).ConfigureAwait(false) switch
        {
            null => new ConnectionTest(true, "PayPal accepts the client id and secret."),
            PayPalAnswer.Refused it => new ConnectionTest(false, it.Text),
            PayPalAnswer.NotSent it => new ConnectionTest(false, it.Text),
            _ => new ConnectionTest(false, "PayPal's answer cannot be understood."),
        };

    private static RefundResult Result(PayPalAnswer answer, Func<JsonValue, RefundResult> booked) => answer switch
    {
        PayPalAnswer.Data it => booked(it.Value),
        PayPalAnswer.Refused it => Refusals.Answer(it.Code, it.Text),
        PayPalAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
        PayPalAnswer.Lost it => new RefundResult.Unknown(it.Text),
        _ => new RefundResult.Unknown("PayPal's answer does not tell what became of it."),
    };

    private static RefundResult Refunded(GatewayRefund? refund, RefundOrder order) => refund switch
    {
        null => new RefundResult.Unknown("PayPal's answer does not tell what became of the refund."),
        _ when !refund.Amount.IsSameAs(order.Amount) => new RefundResult.Unknown("PayPal tells of another amount than was asked for."),
        { Standing: RefundStanding.Succeeded } => new RefundResult.Succeeded(refund.Id, refund.TraceNumber),
        { Standing: RefundStanding.Processing } => new RefundResult.Processing(refund.Id),
        _ => new RefundResult.Declined(RefundDecline.Refused, PayPalReader.Declines.Of(refund.GatewayCode), refund.GatewayCode, refund.GatewayText),
    };

    private static RefundResult Voided(JsonValue authorization, RefundOrder order) =>
        PayPalReader.Authorization(authorization) is { Status: ChargeStatus.Voided } it && it.Id == order.ChargeId
            ? new RefundResult.Succeeded(order.ChargeId)
            : new RefundResult.Unknown("PayPal's answer does not tell what became of the authorization.");

    private static ChargeResult Charged(JsonValue answer, ChargeOrder order) => PayPalReader.Order(answer, order.MethodToken) switch
    {
        null when answer["status"].Text == "PAYER_ACTION_REQUIRED" =>
            new ChargeResult.Declined(DeclineReason.AuthenticationRequired, "PAYER_ACTION_REQUIRED", "The customer has to approve this payment."),
        null => NoWord(),
        { } charge when !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("PayPal tells of another amount than was asked for."),
        { Status: ChargeStatus.Declined or ChargeStatus.Failed } charge => ChargeResult.Declined.Of(charge),
        { } charge => new ChargeResult.Accepted(charge),
    };

    private static ChargeResult.Unknown NoWord() => new("PayPal's answer does not tell what became of the charge.");

    // The stored method was only read: whatever came of that, nothing was charged.
    private static ChargeResult NotCharged(PayPalAnswer answer) => answer switch
    {
        PayPalAnswer.Refused it => ChargeRefused(it),
        PayPalAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        _ => new ChargeResult.NotSent(DeclineReason.GatewayUnavailable, "PayPal did not tell what the stored method is; nothing was charged."),
    };

    // What is not begun or open for a refund is so for a charge; every other refusal is PayPal's or the bank's no.
    private static ChargeResult ChargeRefused(PayPalAnswer.Refused refused) => Refusals.Answer(refused.Code, refused.Text) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(PayPalReader.Declines.Of(refused.Code), refused.Code, refused.Text),
    };
}
