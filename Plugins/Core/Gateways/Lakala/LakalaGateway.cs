using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Lakala (拉卡拉) over its open platform, version 3. A charge goes by its trade_no.</summary>
internal sealed class LakalaGateway : IPaymentGateway, IMakesPaymentLinks
{
    private const int LogNoLength = 14;

    /// <summary>What Lakala can do.</summary>
    /// <remarks>A refund needs the merchant's balance and no settlement. Of payments by agreement or at the counter no void is documented, nor a limit of age.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = true,
        PartialRefunds = true,
        Voids = false,
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(1, 7),
        PaymentLinks = true,
        LongestPaymentLink = LakalaPaymentLinks.Longest,
        OnlyCurrencies = ["CNY"],
        TellsDisputes = false,
    };

    private readonly LakalaClient _client;
    private readonly LakalaReader _reader;
    private readonly LakalaLookups _lookups;
    private readonly LakalaPaymentLinks _links;

    public LakalaGateway(GatewayAccount account, GatewayTools tools)
    {
        _client = new LakalaClient(account, tools);
        _reader = new LakalaReader(account);
        _lookups = new LakalaLookups(_client, _reader);
        _links = new LakalaPaymentLinks(_client, tools.Clock);
    }

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (LakalaAmounts.ToFen(order.Amount) is not { } fen) return new ChargeResult.Declined(DeclineReason.CurrencyNotSupported, "", "Lakala takes yuan, in whole fen.");
        var answer = await _client.PostAsync("ipsqp/trans/directlyQuickPay", Charge(order, fen), cancel).ConfigureAwait(false);
        return answer switch
        {
            LakalaAnswer.Data it => Charged(_reader.Charge(it.Value), order),
            LakalaAnswer.Refused it => LakalaRefusals.Charge(it.Code, it.Text),
            LakalaAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            _ => new ChargeResult.Unknown(answer.Why),
        };
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        if (LakalaAmounts.ToFen(order.Amount) is not { } fen) return new RefundResult.Declined(RefundDecline.Refused, DeclineReason.CurrencyNotSupported, "", "Lakala takes yuan, in whole fen.");
        var answer = await _client.PostAsync("rfd/refund_front/refund", Refund(order, fen), cancel).ConfigureAwait(false);
        var result = answer switch
        {
            LakalaAnswer.Data it => Refunded(it.Value, order),
            LakalaAnswer.Refused it => LakalaRefusals.Refund(it.Code, it.Text),
            LakalaAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
            _ => new RefundResult.Unknown(answer.Why),
        };
        // Few words of its refusals are documented: the payment itself tells what was wrong, after the clear no.
        return result is RefundResult.Declined { Why: RefundDecline.Refused } vague ? vague with { Why = await WhyAsync(order, cancel).ConfigureAwait(false) } : result;
    }

    /// <summary>There is no void of what a stored agreement or a counter order paid.</summary>
    public Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel) =>
        Task.FromResult<RefundResult>(new RefundResult.Declined(RefundDecline.Refused, DeclineReason.NotPermitted, "", "Lakala cannot cancel this payment: it can be refunded."));

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => _lookups.ChargeAsync(chargeId, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => _lookups.ChargeByReferenceAsync(reference, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => _lookups.RefundAsync(order, cancel);

    /// <inheritdoc/>
    public Task<PaymentLinkResult> CreateLinkAsync(PaymentLinkOrder order, CancellationToken cancel) => _links.CreateAsync(order, cancel);

    /// <inheritdoc/>
    public Task<LookupResult<PaymentLink>> FindLinkAsync(string linkId, CancellationToken cancel) => _links.FindAsync(linkId, cancel);

    /// <inheritdoc/>
    public Task<LookupResult<PaymentLink>> FindLinkByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => _links.FindByReferenceAsync(reference, cancel);

    /// <inheritdoc/>
    public Task<PaymentLinkResult> CloseLinkAsync(string linkId, CancellationToken cancel) => _links.CloseAsync(linkId, cancel);

    /// <remarks>No call only greets: a trade that cannot be there is asked for.</remarks>
    public async Task<ConnectionTest> TestAsync(CancellationToken cancel)
    {
        var data = new Dictionary<string, object?> { ["merchant_no"] = _client.Merchant, ["term_no"] = _client.Terminal, ["trade_no"] = "0" };
        var answer = await _client.PostAsync("labs/query/tradequery", data, cancel).ConfigureAwait(false);
        return answer is LakalaAnswer.Refused { IsMissing: true }
            ? new ConnectionTest(true, "Lakala answers and accepts the signature.")
            : new ConnectionTest(false, answer.Why);
    }

    private Dictionary<string, object?> Charge(ChargeOrder order, long fen) => new()
    {
        ["merchant_no"] = _client.Merchant,
        ["term_no"] = _client.Terminal,
        ["out_trade_no"] = LakalaReference.ToWire(order.Reference),
        ["sgn_no"] = order.MethodToken,
        ["total_amount"] = LakalaAmounts.Text(fen),
        ["remark"] = order.CustomerReference,
    };

    /// <remarks>A payment at the counter is only found by two of its numbers; the second is the end of the first.</remarks>
    private Dictionary<string, object?> Refund(RefundOrder order, long fen) => new()
    {
        ["merchant_no"] = _client.Merchant,
        ["term_no"] = _client.Terminal,
        ["out_trade_no"] = LakalaReference.ToWire(order.Reference),
        ["refund_amount"] = LakalaAmounts.Text(fen),
        ["refund_reason"] = order.ReasonCode,
        ["origin_trade_no"] = order.ChargeId,
        ["origin_log_no"] = order.ChargeId.Length > LogNoLength ? order.ChargeId.Substring(order.ChargeId.Length - LogNoLength) : order.ChargeId,
        ["location_info"] = new Dictionary<string, object?> { ["request_ip"] = "127.0.0.1" },
    };

    private static ChargeResult Charged(GatewayCharge? charge, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("Lakala's answer does not tell what became of the charge."),
        _ when !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("Lakala tells of another amount than was asked for."),
        _ when LakalaReference.ToWire(charge.Reference) != LakalaReference.ToWire(order.Reference) => new ChargeResult.Unknown("Lakala tells of another payment than was asked for."),
        { Status: ChargeStatus.Declined } => LakalaRefusals.Charge(charge.GatewayCode, charge.GatewayText, charge.Id),
        { Status: ChargeStatus.Voided } => new ChargeResult.Unknown("Lakala answered with a payment that is already closed."),
        _ => new ChargeResult.Accepted(charge with { Reference = order.Reference, Method = charge.Method ?? new GatewayPaymentMethod(order.MethodToken, PaymentMethodKind.BankAccount, "", "", null, null) }),
    };

    private RefundResult Refunded(JsonValue answer, RefundOrder order) => _reader.Refund(answer) switch
    {
        null => new RefundResult.Unknown("Lakala's answer does not tell what became of the refund."),
        { } refund when !refund.Amount.IsSameAs(order.Amount) || LakalaReference.ToWire(refund.Reference) != LakalaReference.ToWire(order.Reference) => new RefundResult.Unknown("Lakala tells of another refund than was asked for."),
        { } refund when refund.ChargeId.Length > 0 && refund.ChargeId != order.ChargeId => new RefundResult.Unknown("Lakala tells of a refund of another payment."),
        { Standing: RefundStanding.Succeeded } refund => new RefundResult.Succeeded(refund.Id),
        { Standing: RefundStanding.Processing } refund => new RefundResult.Processing(refund.Id),
        { } refund => LakalaRefusals.Refund(refund.GatewayCode, refund.GatewayText),
    };

    private async Task<RefundDecline> WhyAsync(RefundOrder order, CancellationToken cancel) =>
        (await _lookups.ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false)).Match(
            charge => charge.Status == ChargeStatus.Pending ? RefundDecline.NotSettledYet
                : charge.Amount.Amount < order.Amount.Amount ? RefundDecline.AboveWhatIsLeft
                : RefundDecline.Refused,
            () => RefundDecline.ChargeNotFound,
            _ => RefundDecline.Refused);
}
