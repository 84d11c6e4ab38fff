using System.Xml.Linq;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>NMI over its Payment API and Query API. Ids are its transaction ids; a stored method goes by its customer vault id.</summary>
internal sealed class NmiGateway : IPaymentGateway, ITellsTransactions
{
    /// <summary>What NMI can do.</summary>
    /// <remarks>
    /// Whether a charge can be refunded before it is settled is the processor's own; a void always can be, so that is what we
    /// do. There are no idempotency keys: the duplicate check goes by amount and card, not by our reference.
    /// </remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = false,
        PartialRefunds = true,
        Voids = true,
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(3, 10),
        TellsNetworkAdvice = true,

        // The Query API's search by order id is exact. Its index may lag by minutes: NMI's own counsel is to ask several times and then to send again.
        ChargeAbsentAfter = TimeSpan.FromHours(24),
    };

    private readonly NmiClient _client;
    private readonly NmiLookups _lookups;

    public NmiGateway(GatewayAccount account, GatewayHttp http)
    {
        _client = new NmiClient(account, http);
        _lookups = new NmiLookups(_client, account);
    }

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (NmiAmounts.ToWire(order.Amount) is not { } amount) return new ChargeResult.Declined(DeclineReason.InvalidAmount, "", "NMI takes no more than two decimals.");
        var method = order.MethodToken.Split(':');
        var fields = new NmiFields { { "type", "sale" }, { "customer_vault_id", method[0] } };
        if (method.Length > 1) fields.Add("billing_id", method[1]);
        fields.Add("amount", amount);
        fields.Add("currency", order.Amount.Currency.Code);
        fields.Add("orderid", order.Reference);
        fields.Add("initiated_by", "merchant");
        fields.Add("stored_credential_indicator", "used");
        if (order.Recurring) fields.Add("billing_method", "recurring");
        return await _client.TransactAsync(fields, cancel).ConfigureAwait(false) switch
        {
            NmiAnswer.Approved it => Charged(it, order, amount),
            NmiAnswer.Refused it => NmiRefusals.Charge(it),
            NmiAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            var other => new ChargeResult.Unknown(other.Why),
        };
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        if (NmiAmounts.ToWire(order.Amount) is not { } amount)
            return new RefundResult.Declined(RefundDecline.Refused, DeclineReason.InvalidAmount, "", "NMI takes no more than two decimals.");
        var original = await OriginalAsync(order, cancel).ConfigureAwait(false);
        if (Charge(original, order) is not { } charge) return NotBegun(original);
        if (IsSettling(charge)) return LetItSettle();
        var fields = Fields("refund", charge, order);
        fields.Add("amount", amount);
        fields.Add("orderid", order.Reference);
        var answer = await _client.TransactAsync(fields, cancel).ConfigureAwait(false);
        // No document has the words for "not settled yet": the charge's condition tells it where the refusal's text does not.
        if (answer is NmiAnswer.Refused { Code: "300" } no && !NmiRefusals.IsTold(no) && StandingOf(charge) is ChargeStatus.Authorized or ChargeStatus.Captured)
            return new RefundResult.Declined(RefundDecline.NotSettledYet, DeclineReason.NotPermitted, no.Code, no.Text);
        return Result(answer, it => it.Echoes("type", "refund") && it.Echoes("orderid", order.Reference) ? new RefundResult.Succeeded(it.TransactionId) : Another());
    }

    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var original = await OriginalAsync(order, cancel).ConfigureAwait(false);
        if (Charge(original, order) is not { } charge) return NotBegun(original);
        if (IsSettling(charge)) return LetItSettle();
        // Voided and settled are refused in much the same words: the condition tells them apart beforehand.
        switch (StandingOf(charge))
        {
            case ChargeStatus.Voided: return new RefundResult.Succeeded(order.ChargeId);
            case ChargeStatus.Settled: return new RefundResult.Declined(RefundDecline.AlreadySettled, DeclineReason.NotPermitted, "", "The charge is settled; no void was sent.");
        }

        var answer = await _client.TransactAsync(Fields("void", charge, order), cancel).ConfigureAwait(false);
        return Result(answer, it => it.Echoes("type", "void") && it.TransactionId == order.ChargeId ? new RefundResult.Succeeded(order.ChargeId) : Another());
    }

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => _lookups.ChargeAsync(chargeId, cancel);

    /// <remarks>However old: a reference belongs to one attempt.</remarks>
    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) =>
        _lookups.ChargeByReferenceAsync(reference, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => _lookups.RefundAsync(order, cancel);

    public Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel) => _lookups.FactsAsync(transactionId, cancel);

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        await _lookups.SearchAsync("order_id", "connection-test", cancel).ConfigureAwait(false) switch
        {
            NmiAnswer.Listed => new ConnectionTest(true, "NMI answers and accepts the security key for look-ups."),
            NmiAnswer.Refused it => new ConnectionTest(false, $"NMI refused: {it.Text}"),
            var other => new ConnectionTest(false, other.Why),
        };

    // Asked before the money: its kind, and whether it can still be voided.
    private async Task<NmiAnswer> OriginalAsync(RefundOrder order, CancellationToken cancel) => NmiIds.Of(order.ChargeId) is { } id
        ? await _client.QueryAsync(new NmiFields { { "transaction_id", id } }, cancel).ConfigureAwait(false)
        : new NmiAnswer.Listed([]);

    private static XElement? Charge(NmiAnswer answer, RefundOrder order) =>
        (answer as NmiAnswer.Listed)?.Transactions.FirstOrDefault(it => it.Value("transaction_id") == order.ChargeId);

    private static ChargeStatus? StandingOf(XElement charge) => NmiConditions.Charge(charge.Value("condition"));

    private static bool IsSettling(XElement charge) => charge.Value("condition") == NmiConditions.Settling;

    private static NmiFields Fields(string type, XElement charge, RefundOrder order)
    {
        var fields = new NmiFields { { "type", type }, { "transactionid", order.ChargeId } };
        if (charge.Value("transaction_type") == "ck") fields.Add("payment", "check");
        return fields;
    }

    // The answer names no amount, but for a charge that was approved in part.
    private static ChargeResult Charged(NmiAnswer.Approved answer, ChargeOrder order, string amount) =>
        answer.Echoes("type", "sale") && answer.Echoes("orderid", order.Reference) && answer.Echoes("amount_authorized", amount)
            ? new ChargeResult.Accepted(new GatewayCharge { Id = answer.TransactionId, Reference = order.Reference, Amount = order.Amount, Status = ChargeStatus.Captured })
            : new ChargeResult.Unknown("NMI's answer is about another charge than was asked for.");

    private static RefundResult Result(NmiAnswer answer, Func<NmiAnswer.Approved, RefundResult> booked) => answer switch
    {
        NmiAnswer.Approved it => booked(it),
        NmiAnswer.Refused it => NmiRefusals.Refund(it),
        NmiAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
        _ => new RefundResult.Unknown(answer.Why),
    };

    // Only the charge was asked for: whatever happened, nothing was booked.
    private static RefundResult NotBegun(NmiAnswer answer) => answer switch
    {
        NmiAnswer.Listed { Transactions.Count: 0 } => new RefundResult.Declined(RefundDecline.ChargeNotFound, DeclineReason.NotPermitted, "", "NMI knows no such charge."),
        NmiAnswer.Refused it when NmiRefusals.IsTold(it) && NmiRefusals.Refund(it) is RefundResult.Declined declined => declined,
        _ => new RefundResult.NotSent(DeclineReason.GatewayUnavailable, "NMI could not be asked for the charge; nothing was sent."),
    };

    private static RefundResult.NotSent LetItSettle() => new(DeclineReason.TryLater, "The charge settles at this moment; nothing was sent.");

    private static RefundResult.Unknown Another() => new("NMI's answer is about something else than was asked for.");
}
