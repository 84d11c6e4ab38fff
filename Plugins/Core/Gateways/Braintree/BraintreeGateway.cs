using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>Braintree over GraphQL. Ids are the legacy ids that its Control Panel shows.</summary>
internal sealed class BraintreeGateway(GatewayAccount account, GatewayHttp http) : IPaymentGateway
{
    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/Braintree/refund-errors.csv");

    // Braintree's list of currencies without decimals has one that ISO 4217 gives two.
    private const string OnlyHereWithoutDecimals = "LAK";

    private readonly BraintreeClient _client = new(account, http);

    private readonly BraintreeReader _reader = new(account);

    public GatewayCapabilities Capabilities { get; } = CapabilitiesFor(account.AtMostOnce);

    /// <param name="atMostOnce">Braintree has switched apiRequestKey on for the account.</param>
    public static GatewayCapabilities CapabilitiesFor(bool atMostOnce) => new()
    {
        RefundsBeforeSettlement = false,
        PartialRefunds = true,
        Voids = true,
        RefundWindow = null,
        IdempotencyWindow = atMostOnce ? TimeSpan.FromDays(30) : TimeSpan.Zero,
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(3, 10),
        TellsNetworkCode = true,
        TellsNetworkAdvice = true,
    };

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        var method = await GlobalIdAsync(order.MethodToken, "PAYMENT_METHOD", cancel).ConfigureAwait(false);
        if (method is not BraintreeAnswer.Data { Value.Text: { } methodId }) return ChargeNotBegun(method);
        var transaction = Variables("amount", Wire(order.Amount), "orderId", order.Reference, "paymentInitiator", order.Recurring ? "RECURRING" : "UNSCHEDULED");
        if (account.MerchantAccountId.Length > 0) transaction["merchantAccountId"] = account.MerchantAccountId;
        var input = Variables("paymentMethodId", methodId, "transaction", transaction);
        if (account.AtMostOnce) input["apiRequestKey"] = order.IdempotencyKey;
        var answer = await _client.SendAsync(BraintreeDocuments.Charge, "chargePaymentMethod", Variables("input", input), cancel).ConfigureAwait(false);
        return answer switch
        {
            BraintreeAnswer.Data it => Charged(_reader.Charge(it.Value["transaction"]), order),
            BraintreeAnswer.Refused it => ChargeRefused(it),
            BraintreeAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            BraintreeAnswer.Lost it => new ChargeResult.Unknown(it.Text),
            _ => new ChargeResult.Unknown("Braintree answered without a charge."),
        };
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var charge = await GlobalIdAsync(order.ChargeId, "TRANSACTION", cancel).ConfigureAwait(false);
        if (charge is not BraintreeAnswer.Data { Value.Text: { } chargeId }) return NotBegun(charge);
        var refund = Variables("amount", Wire(order.Amount), "orderId", order.Reference);
        var input = Keyed(Variables("transactionId", chargeId, "refund", refund), order);
        var answer = await _client.SendAsync(BraintreeDocuments.Refund, "refundTransaction", Variables("input", input), cancel).ConfigureAwait(false);
        return Result(answer, value => Refunded(value["refund"], order));
    }

    /// <remarks>Braintree refunds instead when the charge was settled in between: what it answers decides what we say.</remarks>
    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var charge = await GlobalIdAsync(order.ChargeId, "TRANSACTION", cancel).ConfigureAwait(false);
        if (charge is not BraintreeAnswer.Data { Value.Text: { } chargeId }) return NotBegun(charge);
        var input = Keyed(Variables("transactionId", chargeId), order);
        var answer = await _client.SendAsync(BraintreeDocuments.Reverse, "reverseTransaction", Variables("input", input), cancel).ConfigureAwait(false);
        return Result(answer, value => Reversed(value["reversal"], order));
    }

    public async Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel)
    {
        var id = await GlobalIdAsync(chargeId, "TRANSACTION", cancel).ConfigureAwait(false);
        if (id is not BraintreeAnswer.Data { Value.Text: { } globalId }) return Found(id, _ => (GatewayCharge?)null);
        var answer = await _client.SendAsync(BraintreeDocuments.FindCharge, "node", Variables("id", globalId), cancel).ConfigureAwait(false);
        return Found(answer, _reader.Charge);
    }

    public async Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel)
    {
        var since = notBefore.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var input = Variables("orderId", Variables("is", reference), "createdAt", Variables("greaterThanOrEqualTo", since));
        var answer = await _client.SendAsync(BraintreeDocuments.SearchCharges, "search", Variables("input", input), cancel).ConfigureAwait(false);
        return FirstEdge(answer, "transactions", _reader.Charge);
    }

    public async Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var charge = await FindChargeAsync(order.ChargeId, cancel).ConfigureAwait(false);
        if (charge is LookupResult<GatewayCharge>.Unavailable unavailable) return new LookupResult<GatewayRefund>.Unavailable(unavailable.Text);
        if (charge is LookupResult<GatewayCharge>.Found found && BraintreeRefundMatch.Find(found.Value, order) is { } refund) return new LookupResult<GatewayRefund>.Found(refund);
        var input = Variables("orderId", Variables("is", order.Reference));
        var answer = await _client.SendAsync(BraintreeDocuments.SearchRefunds, "search", Variables("input", input), cancel).ConfigureAwait(false);
        return FirstEdge(answer, "refunds", value => _reader.Refund(value, ""));
    }

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel)
    {
        var answer = await _client.SendAsync(BraintreeDocuments.Ping, "ping", Variables(), cancel).ConfigureAwait(false);
        return answer switch
        {
            BraintreeAnswer.Data { Value.Text: "pong" } => new ConnectionTest(true, "Braintree answers and accepts the keys."),
            BraintreeAnswer.Refused it => new ConnectionTest(false, $"Braintree refused: {it.Text}"),
            BraintreeAnswer.NotSent it => new ConnectionTest(false, it.Text),
            BraintreeAnswer.Lost it => new ConnectionTest(false, it.Text),
            _ => new ConnectionTest(false, "Braintree's answer is not the expected one."),
        };
    }

    private Task<BraintreeAnswer> GlobalIdAsync(string legacyId, string type, CancellationToken cancel) =>
        _client.SendAsync(BraintreeDocuments.GlobalId, "idFromLegacyId", Variables("legacyId", legacyId, "type", type), cancel);

    private Dictionary<string, object?> Keyed(Dictionary<string, object?> input, RefundOrder order)
    {
        if (account.AtMostOnce) input["apiRequestKey"] = order.IdempotencyKey;
        return input;
    }

    private static RefundResult Result(BraintreeAnswer answer, Func<JsonValue, RefundResult> booked) => answer switch
    {
        BraintreeAnswer.Data it => booked(it.Value),
        BraintreeAnswer.Refused it => Refusals.Answer(it.Code, it.Text),
        BraintreeAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
        BraintreeAnswer.Lost it => new RefundResult.Unknown(it.Text),
        _ => new RefundResult.Unknown("Braintree answered without a refund."),
    };

    // Only the id was asked for: whatever happened, nothing was booked.
    private static RefundResult NotBegun(BraintreeAnswer answer) => answer is BraintreeAnswer.Refused it && Refusals.Answer(it.Code, it.Text) is RefundResult.Declined declined
        ? declined
        : new RefundResult.NotSent(DeclineReason.GatewayUnavailable, "Braintree could not be asked for the charge; no refund was sent.");

    private RefundResult Refunded(JsonValue value, RefundOrder order) => _reader.Refund(value, order.ChargeId) is { } refund
        ? Refunded(refund, order)
        : new RefundResult.Unknown("Braintree's answer does not tell what became of the refund.");

    private static RefundResult Refunded(GatewayRefund refund, RefundOrder order)
    {
        if (!refund.Amount.IsSameAs(order.Amount)) return new RefundResult.Unknown("Braintree tells of another amount than was asked for.");
        if (refund.Standing == RefundStanding.Succeeded) return new RefundResult.Succeeded(refund.Id, refund.TraceNumber);
        if (refund.Standing == RefundStanding.Processing) return new RefundResult.Processing(refund.Id);
        return Refusals.Knows(refund.GatewayCode)
            ? Refusals.Answer(refund.GatewayCode, refund.GatewayText)
            : new RefundResult.Declined(RefundDecline.Refused, BraintreeReader.Declines.Of(refund.GatewayCode), refund.GatewayCode, refund.GatewayText);
    }

    // By code: the order may carry the CRM's own number of decimals for the currency.
    private RefundResult Reversed(JsonValue reversal, RefundOrder order)
    {
        if (reversal["__typename"].Text == "Refund") return Refunded(reversal, order);
        return GatewayId.Of(reversal["legacyId"].Text) is { } id && reversal["status"].Text == "VOIDED"
            ? new RefundResult.Succeeded(id)
            : new RefundResult.Unknown("Braintree's answer does not tell what became of the void.");
    }

    private static ChargeResult Charged(GatewayCharge? charge, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("Braintree's answer does not tell what became of the charge."),
        { Status: ChargeStatus.Declined or ChargeStatus.Failed } it => ChargeResult.Declined.Of(it),
        { Status: ChargeStatus.Voided } => new ChargeResult.Unknown("Braintree answered with a charge that is already voided."),
        _ when !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("Braintree tells of another amount than was asked for."),
        _ => new ChargeResult.Accepted(charge),
    };

    // What a refusal means for the order is the same for charge and refund: clear, not begun, or open.
    private static ChargeResult ChargeRefused(BraintreeAnswer.Refused refused) => Refusals.Answer(refused.Code, refused.Text) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(BraintreeReader.Declines.Of(refused.Code), refused.Code, refused.Text),
    };

    private static ChargeResult ChargeNotBegun(BraintreeAnswer answer) => answer is BraintreeAnswer.Refused it && ChargeRefused(it) is ChargeResult.Declined declined
        ? declined
        : new ChargeResult.NotSent(DeclineReason.GatewayUnavailable, "Braintree could not be asked for the method; no charge was sent.");

    private static LookupResult<T> Found<T>(BraintreeAnswer answer, Func<JsonValue, T?> read)
        where T : class => answer switch
        {
            BraintreeAnswer.Data it when read(it.Value) is { } value => new LookupResult<T>.Found(value),
            BraintreeAnswer.Nothing or BraintreeAnswer.Refused { Code: "NOT_FOUND" } => new LookupResult<T>.NotFound(),
            BraintreeAnswer.Refused it => new LookupResult<T>.Unavailable(it.Text),
            BraintreeAnswer.NotSent it => new LookupResult<T>.Unavailable(it.Text),
            BraintreeAnswer.Lost it => new LookupResult<T>.Unavailable(it.Text),
            _ => new LookupResult<T>.Unavailable("Braintree's answer cannot be understood."),
        };

    private static LookupResult<T> FirstEdge<T>(BraintreeAnswer answer, string connection, Func<JsonValue, T?> read)
        where T : class =>
        answer is BraintreeAnswer.Data it && it.Value[connection]["edges"] is { Kind: JsonKind.Array } edges && edges.Items.Count == 0
            ? new LookupResult<T>.NotFound()
            : Found(answer, value => value[connection]["edges"].Items.Select(edge => read(edge["node"])).FirstOrDefault(node => node is not null));

    private static string Wire(Money amount) => amount.Currency.Code == OnlyHereWithoutDecimals && amount.Amount == decimal.Truncate(amount.Amount)
        ? amount.Amount.ToString("F0", CultureInfo.InvariantCulture)
        : amount.ToWire();

    private static Dictionary<string, object?> Variables(params object?[] namesAndValues)
    {
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var at = 0; at < namesAndValues.Length; at += 2) variables.Add((string)namesAndValues[at]!, namesAndValues[at + 1]);
        return variables;
    }
}
