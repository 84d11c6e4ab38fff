using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Wompi over its REST API. Ids are its transaction ids; a stored method goes by its payment source's number.</summary>
internal sealed class WompiGateway : IPaymentGateway, ITellsTransactions, IMakesPaymentLinks
{
    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/Wompi/refund-errors.csv");

    /// <summary>What Wompi can do.</summary>
    /// <remarks>
    /// A whole card charge can be voided on its day. Refunds are documented and, by Wompi's own word to others, not open to
    /// merchants: they are made in its console. A void has no key and needs none: the second one finds nothing to give back.
    /// </remarks>
    public static readonly GatewayCapabilities All = new()
    {
        Refunds = false,
        RefundsBeforeSettlement = false,
        PartialRefunds = false,
        Voids = true,
        SettlesWithin = TimeSpan.FromDays(1),
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.FromDays(1),
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(1, 10),
        TellsDisputes = false,
        PaymentLinks = true,
        ClosesPaymentLinks = false,
        OnlyCurrencies = ["COP"],
    };

    // What a void answers when the network has closed the day.
    private const string TooLate = "Original no Encontrado";

    private readonly GatewayAccount _account;
    private readonly WompiKeys _keys;
    private readonly WompiClient _client;
    private readonly WompiReader _reader;
    private readonly WompiLookups _lookups;
    private readonly WompiPages _pages;

    public WompiGateway(GatewayAccount account, GatewayHttp http, IClock clock)
    {
        _account = account;
        _keys = new WompiKeys(account);
        _client = new WompiClient(account, http, _keys.Private);
        _reader = new WompiReader(account, clock);
        _lookups = new WompiLookups(_client, _reader);
        _pages = new WompiPages(account, _keys, _lookups, clock);
    }

    public GatewayCapabilities Capabilities => All;

    /// <remarks>Wompi names a charge's customer by e-mail only: the order's customer token is the address that the source was stored with.</remarks>
    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (order.Amount.Currency.Code != "COP" || WompiAmounts.ToCents(order.Amount) is not { } cents) return new ChargeResult.Declined(DeclineReason.InvalidAmount, "", "Wompi takes Colombian pesos, with two decimals at most.");
        if (!_keys.CanSign) return new ChargeResult.Declined(DeclineReason.MerchantConfiguration, "", "The secret holds no integrity secret (…_integrity_…), and Wompi takes no unsigned charge.");
        if (!int.TryParse(order.MethodToken, out var source)) return new ChargeResult.Declined(DeclineReason.InvalidAccount, "", "The token is no payment source of Wompi's: those are whole numbers.");
        var stored = await _client.GetAsync("payment_sources/" + order.MethodToken, cancel).ConfigureAwait(false);
        if (stored is not WompiAnswer.Data { Value: var method }) return NotCharged(stored);
        var answer = await _client.PostAsync("transactions", WompiRequests.Charge(order, cents, source, method, _keys), cancel).ConfigureAwait(false);
        return answer switch
        {
            WompiAnswer.Data it => Charged(_reader.Charge(it.Value), order),
            WompiAnswer.Refused it => ChargeRefused(it),
            WompiAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            _ => new ChargeResult.Unknown(answer.Why),
        };
    }

    public Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel) => Task.FromResult<RefundResult>(
        new RefundResult.Declined(RefundDecline.Refused, DeclineReason.NotPermitted, "not_supported", "Wompi gives nothing back through its interface once the day of the charge is over. It is refunded in Wompi's console."));

    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var answer = await _client.PostAsync($"transactions/{Uri.EscapeDataString(order.ChargeId)}/void", WompiRequests.Empty, cancel).ConfigureAwait(false);
        var result = answer switch
        {
            WompiAnswer.Data it => Voided(it.Value, order),
            WompiAnswer.Refused it => Refusals.Answer(it.Code, it.Text),
            WompiAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
            _ => new RefundResult.Unknown(answer.Why),
        };
        // A charge that is voided already refuses the second void: then all is well.
        return result is RefundResult.Declined { Why: RefundDecline.Refused } && await _lookups.VoidAsync(order, cancel).ConfigureAwait(false) is LookupResult<GatewayRefund>.Found
            ? new RefundResult.Succeeded(order.ChargeId)
            : result;
    }

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => _lookups.ChargeAsync(chargeId, cancel);

    /// <remarks>However old: Wompi takes a reference once.</remarks>
    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => _lookups.ChargeByReferenceAsync(reference, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => _lookups.VoidAsync(order, cancel);

    public async Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel) =>
        (await _lookups.ChargeAsync(transactionId, cancel).ConfigureAwait(false)).Match<LookupResult<GatewayNotification.Facts>>(
            charge => new LookupResult<GatewayNotification.Facts>.Found(new GatewayNotification.Facts(null, [charge], [], [], [])),
            () => new LookupResult<GatewayNotification.Facts>.NotFound(),
            why => new LookupResult<GatewayNotification.Facts>.Unavailable(why));

    public Task<PaymentLinkResult> CreateLinkAsync(PaymentLinkOrder order, CancellationToken cancel) => Task.FromResult(_pages.Create(order));

    public Task<LookupResult<PaymentLink>> FindLinkAsync(string linkId, CancellationToken cancel) => _pages.FindAsync(linkId, cancel);

    public Task<LookupResult<PaymentLink>> FindLinkByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => _pages.FindByReferenceAsync(reference, cancel);

    public Task<PaymentLinkResult> CloseLinkAsync(string linkId, CancellationToken cancel) => Task.FromResult(WompiPages.Close());

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        await _client.GetAsync("transactions?page=1&page_size=1", cancel).ConfigureAwait(false) switch
        {
            WompiAnswer.Data when !_keys.CanSign => new ConnectionTest(false, "Wompi accepts the private key, but the secret holds no integrity secret: nothing can be charged."),
            WompiAnswer.Data when _account.PublicKey.Length == 0 => new ConnectionTest(true, "Wompi accepts the private key. Without the public key there are no payment links."),
            WompiAnswer.Data => new ConnectionTest(true, "Wompi answers and accepts the private key."),
            WompiAnswer.Refused it => new ConnectionTest(false, $"Wompi refused ({it.Code}): {it.Text}"),
            var other => new ConnectionTest(false, other.Why),
        };

    private static ChargeResult Charged(GatewayCharge? charge, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("Wompi's answer does not tell what became of the charge."),
        _ when charge.Reference != order.Reference || !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("Wompi tells of another charge than was asked for."),
        { Status: ChargeStatus.Declined or ChargeStatus.Failed } => ChargeResult.Declined.Of(charge),
        _ => new ChargeResult.Accepted(charge),
    };

    private static RefundResult Voided(JsonValue answer, RefundOrder order)
    {
        var transaction = answer["transaction"];
        var text = answer["status_message"].Text ?? "";
        if (transaction["id"].Text != order.ChargeId) return new RefundResult.Unknown("Wompi's answer does not tell what became of the void.");
        return answer["status"].Text switch
        {
            "ERROR" when text.IndexOf(TooLate, StringComparison.OrdinalIgnoreCase) >= 0 => Refusals.Answer("void:too-late", TooLate),
            "ERROR" or "DECLINED" => Refusals.Answer("void:" + answer["status"].Text, ""),
            "PENDING" => new RefundResult.Processing(order.ChargeId),
            "APPROVED" when WompiAmounts.FromCents(transaction["amount_in_cents"].Whole, transaction["currency"].Text) is { } amount && amount.IsSameAs(order.Amount) => new RefundResult.Succeeded(order.ChargeId),
            _ => new RefundResult.Unknown("Wompi's answer does not tell what became of the void."),
        };
    }

    // The stored source was only read: whatever came of that, nothing was charged.
    private static ChargeResult NotCharged(WompiAnswer answer) => answer switch
    {
        WompiAnswer.Refused { Code: "NOT_FOUND_ERROR" } it => new ChargeResult.Declined(DeclineReason.InvalidAccount, it.Code, it.Text),
        WompiAnswer.Refused it => ChargeRefused(it),
        WompiAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        _ => new ChargeResult.NotSent(DeclineReason.GatewayUnavailable, "Wompi did not tell what the stored method is; nothing was charged."),
    };

    // What is not begun or open for a void is so for a charge; every other refusal is Wompi's no.
    private static ChargeResult ChargeRefused(WompiAnswer.Refused refused) => Refusals.Answer(refused.Code, refused.Text) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        RefundResult.Declined it => new ChargeResult.Declined(it.Reason, refused.Code, refused.Text),
        _ => throw new InvalidOperationException("A refusal is no success."),
    };
}
