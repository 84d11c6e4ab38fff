using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>PlacetoPay's WebCheckout. A charge goes by its session's requestId; what is given back, by the payment's internalReference.</summary>
internal sealed class PlacetoPayGateway : IPaymentGateway, ITellsTransactions, IMakesPaymentLinks
{
    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/PlacetoPay/refund-errors.csv");

    /// <summary>What PlacetoPay can do.</summary>
    /// <remarks>All of a payment can be reversed at any time, a part only once it is settled, which nothing tells. A reversal has neither a key nor a reference, and is in no list.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = true,
        PartialRefunds = true,
        Voids = true,
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = false,
        RefundTakes = new BusinessDays(3, 15),
        TellsDisputes = false,
        TellsRefunds = false,
        PaymentLinks = true,
    };

    private readonly PlacetoPayClient _client;
    private readonly PlacetoPayReader _reader;
    private readonly PlacetoPayLookups _lookups;
    private readonly PlacetoPayLinks _links;

    public PlacetoPayGateway(GatewayAccount account, GatewayTools tools)
    {
        _client = new PlacetoPayClient(account, tools);
        _reader = new PlacetoPayReader(account, tools.Clock);
        _lookups = new PlacetoPayLookups(_client, _reader);
        _links = new PlacetoPayLinks(_client, _reader, _lookups, tools.Clock);
    }

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel) =>
        await _client.PostAsync("collect", PlacetoPayRequests.Collect(order), cancel).ConfigureAwait(false) switch
        {
            PlacetoPayAnswer.Data it => Charged(_reader.Charge(it.Value), order),
            PlacetoPayAnswer.Refused it => ChargeRefused(it),
            PlacetoPayAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            var other => new ChargeResult.Unknown(other.Why),
        };

    public Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel) => ReverseAsync(order, asVoid: false, cancel);

    public Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel) => ReverseAsync(order, asVoid: true, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => _lookups.ChargeAsync(chargeId, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => Task.FromResult<LookupResult<GatewayCharge>>(
        new LookupResult<GatewayCharge>.Unavailable("PlacetoPay's WebCheckout has no search by reference; its console has."));

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => _lookups.RefundAsync(order, cancel);

    public async Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel) =>
        PlacetoPayLookups.Found(await _lookups.SessionAsync(transactionId, cancel).ConfigureAwait(false), session =>
            !PlacetoPayReader.PaymentOf(session).IsObject && PlacetoPayReader.Id(session) is not null && session["status"]["status"].Text is not (null or "APPROVED") ? Facts()
            : _reader.Charge(session) is { } charge ? Facts(charge) : null);

    public Task<PaymentLinkResult> CreateLinkAsync(PaymentLinkOrder order, CancellationToken cancel) => _links.CreateAsync(order, cancel);

    public Task<LookupResult<PaymentLink>> FindLinkAsync(string linkId, CancellationToken cancel) => _links.FindAsync(linkId, cancel);

    /// <remarks>A repeated request makes another page; PlacetoPay takes the same reference and amount once a day.</remarks>
    public Task<LookupResult<PaymentLink>> FindLinkByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => Task.FromResult<LookupResult<PaymentLink>>(
        new LookupResult<PaymentLink>.Unavailable("PlacetoPay's WebCheckout has no search by reference; its console has."));

    public Task<PaymentLinkResult> CloseLinkAsync(string linkId, CancellationToken cancel) => _links.CloseAsync(linkId, cancel);

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        await _lookups.SessionAsync("1", cancel).ConfigureAwait(false) switch
        {
            PlacetoPayAnswer.Data or PlacetoPayAnswer.Refused { IsMissing: true } => new ConnectionTest(true, "PlacetoPay answers and accepts the login and secret key."),
            PlacetoPayAnswer.Refused it => new ConnectionTest(false, $"PlacetoPay refused: {it.Text}"),
            var other => new ConnectionTest(false, other.Why),
        };

    private async Task<RefundResult> ReverseAsync(RefundOrder order, bool asVoid, CancellationToken cancel)
    {
        var session = await _lookups.SessionAsync(order.ChargeId, cancel).ConfigureAwait(false);
        if (session is not PlacetoPayAnswer.Data { Value: var told }) return NotBegun(session);
        var payment = PlacetoPayReader.PaymentOf(told);
        if (PlacetoPayReader.InternalReference(payment) is not { } id || PlacetoPayReader.Amount(payment["amount"]["from"]) is not { } paid)
            return new RefundResult.NotSent(DeclineReason.GatewayUnavailable, "PlacetoPay did not tell which payment it is; nothing was sent.");
        var part = asVoid || paid.IsSameAs(order.Amount) ? (Money?)null : order.Amount;
        return await _client.PostAsync("transaction", PlacetoPayRequests.Reverse(id, part), cancel).ConfigureAwait(false) switch
        {
            PlacetoPayAnswer.Data it => Reversed(it.Value, order, asVoid),
            PlacetoPayAnswer.Refused it => ReverseRefused(it, part is not null),
            PlacetoPayAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
            var other => new RefundResult.Unknown(other.Why),
        };
    }

    // Only the payment was asked for: whatever happened, nothing was booked.
    private static RefundResult NotBegun(PlacetoPayAnswer answer) => answer switch
    {
        PlacetoPayAnswer.Refused { IsMissing: true } it => new RefundResult.Declined(RefundDecline.ChargeNotFound, DeclineReason.NotPermitted, it.Code, it.Text),
        PlacetoPayAnswer.Refused it when Refusals.Knows(it.Code) && Refusals.Answer(it.Code, it.Text) is RefundResult.Declined declined => declined,
        _ => new RefundResult.NotSent(DeclineReason.GatewayUnavailable, "PlacetoPay could not be asked for the payment; nothing was sent."),
    };

    private static RefundResult Reversed(JsonValue answer, RefundOrder order, bool asVoid)
    {
        var payment = answer["payment"];
        if (PlacetoPayReader.InternalReference(payment) is not { } id || PlacetoPayReader.Amount(payment["amount"]["from"]) is not { } amount || !amount.IsSameAs(order.Amount))
            return new RefundResult.Unknown("PlacetoPay's answer does not tell what became of the reversal.");
        var code = PlacetoPayReason.Of(payment["status"]["reason"]);
        return answer["status"]["status"].Text switch
        {
            "APPROVED" when payment["status"]["status"].Text == "APPROVED" => new RefundResult.Succeeded(asVoid ? order.ChargeId : id),
            "PENDING" when payment["status"]["status"].Text is "PENDING" or "APPROVED" => new RefundResult.Processing(asVoid ? order.ChargeId : id),
            "REJECTED" => ReverseRefused(new PlacetoPayAnswer.Refused(code, ""), partial: false),
            _ => new RefundResult.Unknown("PlacetoPay's answer does not tell what became of the reversal."),
        };
    }

    // One word stands for several refusals: what is meant, the text tells where it is known, and otherwise the part.
    private static RefundResult ReverseRefused(PlacetoPayAnswer.Refused refused, bool partial)
    {
        var key = refused.Code != "transaction_request_error" ? refused.Code
            : refused.Text.IndexOf("already refunded", StringComparison.OrdinalIgnoreCase) >= 0 ? "already_refunded"
            : partial ? "partial_refused" : refused.Code;
        if (Refusals.Knows(key)) return Refusals.Answer(key, refused.Text);
        return new RefundResult.Declined(RefundDecline.Refused, PlacetoPayReason.Meaning(refused.Code, refused.Text), refused.Code, refused.Text);
    }

    private static ChargeResult Charged(GatewayCharge? charge, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("PlacetoPay's answer does not tell what became of the charge."),
        _ when charge.Reference != order.Reference || !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("PlacetoPay tells of another charge than was asked for."),
        { Status: ChargeStatus.Declined or ChargeStatus.Failed } => ChargeResult.Declined.Of(charge),
        _ => new ChargeResult.Accepted(charge),
    };

    private static ChargeResult ChargeRefused(PlacetoPayAnswer.Refused refused) => Refusals.Knows(refused.Code)
        ? Refusals.Answer(refused.Code, refused.Text) switch
        {
            RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
            RefundResult.Declined it => new ChargeResult.Declined(it.Reason, refused.Code, refused.Text),
            _ => throw new InvalidOperationException("A refusal is no success."),
        }
        : new ChargeResult.Declined(PlacetoPayReason.Meaning(refused.Code, refused.Text), refused.Code, refused.Text);

    private static GatewayNotification.Facts Facts(params GatewayCharge[] charges) => new(null, charges, [], [], []);
}
