using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>Niubiz (Peru) over its REST APIs. A charge goes by its transactionId.</summary>
internal sealed class NiubizGateway(GatewayAccount account, GatewayHttp http) : IPaymentGateway, ITellsTransactions
{
    private const string RefundRegistered = "100";

    public static readonly RefundRefusals Refusals = RefundRefusals.Embedded("Gateways/Niubiz/refund-errors.csv");

    /// <summary>What Niubiz can do.</summary>
    /// <remarks>"Anulación" on the day of the sale, "devolución" after its deposit. No limit of age, no idempotency key, no query of refunds and no notification is documented.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = false,
        PartialRefunds = true,
        Voids = true,
        SettlesWithin = TimeSpan.FromDays(1),
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = false,
        RefundTakes = new BusinessDays(7, 15),
        TellsNetworkCode = true,
        Notifies = false,
        OnlyCurrencies = ["PEN", "USD"],
        TellsDisputes = false,
    };

    private readonly NiubizClient _client = new(account, http);

    private readonly NiubizReader _reader = new(account);

    private NiubizLookups Lookups => new(_client, _reader);

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (order.Amount.Currency.Code is not ("PEN" or "USD")) return new ChargeResult.Declined(DeclineReason.CurrencyNotSupported, "", "Niubiz takes PEN and USD.");
        var answer = await _client.SendAsync(HttpMethod.Post, "api.authorization/v3/authorization/ecommerce/{0}", NiubizRequests.Charge(order), cancel).ConfigureAwait(false);
        return answer switch
        {
            NiubizAnswer.Data it => Charged(_reader.Charge(it.Value, it.On), it.Value, order),
            NiubizAnswer.Refused it => ChargeRefused(it),
            NiubizAnswer.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
            _ => new ChargeResult.Unknown(answer.Why),
        };
    }

    public async Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var ruc = account.MerchantAccountId.Trim();
        if (ruc.Length == 0) return new RefundResult.Declined(RefundDecline.Credentials, DeclineReason.MerchantConfiguration, "", "The gateway's row lacks the merchant's RUC (merchant account), which Niubiz wants with each refund.");
        var path = $"api.refund/v1/refund/{{0}}/{Uri.EscapeDataString(order.ChargeId)}";
        var answer = await _client.SendAsync(HttpMethod.Post, path, NiubizRequests.Refund(order, ruc), cancel).ConfigureAwait(false);
        var result = answer is NiubizAnswer.Data it ? Refunded(it.Value) : NotDone(answer);
        // The words of its refusals are not documented: the sale itself tells what was wrong, after the clear no.
        return result is RefundResult.Declined { Why: RefundDecline.Refused } vague ? vague with { Why = await WhyAsync(order, cancel).ConfigureAwait(false) } : result;
    }

    /// <remarks>A void names the sale by its signature, which the sale tells when it is asked for.</remarks>
    public async Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel)
    {
        var sale = await _client.RetrieveAsync("transaction", order.ChargeId, cancel).ConfigureAwait(false);
        if (sale is NiubizAnswer.Refused { IsMissing: true } missing) return new RefundResult.Declined(RefundDecline.ChargeNotFound, DeclineReason.NotPermitted, missing.Code, missing.Text);
        if (sale is not NiubizAnswer.Data { Value: var told }) return Unasked(sale);
        if (GatewayId.Of(told["fulfillment"]["signature"].Text ?? told["dataMap"]["SIGNATURE"].Text) is not { } signature)
            return new RefundResult.NotSent(DeclineReason.GatewayUnavailable, "Niubiz did not tell the sale's signature, by which it is voided; nothing was sent.");
        var path = $"api.authorization/v3/void/ecommerce/{{0}}/{Uri.EscapeDataString(signature)}";
        var answer = await _client.SendAsync(HttpMethod.Put, path, NiubizRequests.Void(order), cancel).ConfigureAwait(false);
        return answer switch
        {
            NiubizAnswer.Data it when it.Value["dataMap"]["STATUS"].Text == "Voided" => new RefundResult.Succeeded(order.ChargeId),
            NiubizAnswer.Data => new RefundResult.Unknown("Niubiz's answer does not tell what became of the void."),
            // Already voided, in one of its two numbers.
            NiubizAnswer.Refused { Code: "940" or "941" } => new RefundResult.Succeeded(order.ChargeId),
            _ => NotDone(answer),
        };
    }

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => Lookups.ChargeAsync(chargeId, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => Lookups.ChargeByReferenceAsync(reference, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => Lookups.RefundAsync(order, cancel);

    public async Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel) =>
        (await Lookups.ChargeAsync(transactionId, cancel).ConfigureAwait(false)).Match<LookupResult<GatewayNotification.Facts>>(
            charge => new LookupResult<GatewayNotification.Facts>.Found(new GatewayNotification.Facts(null, [charge], [], [], [])),
            () => new LookupResult<GatewayNotification.Facts>.NotFound(),
            text => new LookupResult<GatewayNotification.Facts>.Unavailable(text));

    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) => await _client.SignInAsync(cancel).ConfigureAwait(false) is { } wrong
        ? new ConnectionTest(false, wrong.Why)
        : new ConnectionTest(true, "Niubiz accepts the user and password.");

    private static ChargeResult Charged(GatewayCharge? charge, JsonValue answer, ChargeOrder order) => charge switch
    {
        null => new ChargeResult.Unknown("Niubiz's answer does not tell what became of the charge."),
        _ when !charge.Amount.IsSameAs(order.Amount) => new ChargeResult.Unknown("Niubiz tells of another amount than was asked for."),
        _ when NiubizReader.Id(answer["order"]["purchaseNumber"]) is { } number && number != NiubizReference.Number(order.Reference) => new ChargeResult.Unknown("Niubiz tells of another sale than was asked for."),
        { Status: ChargeStatus.Declined } => ChargeResult.Declined.Of(charge),
        { Status: ChargeStatus.Voided } => new ChargeResult.Unknown("Niubiz answered with a sale that is already voided."),
        _ => new ChargeResult.Accepted(charge with { Reference = order.Reference, Method = charge.Method is { } method ? method with { Token = order.MethodToken } : null }),
    };

    // What is not begun or open for a refund is so for a charge; every other refusal is the bank's or Niubiz's no.
    private static ChargeResult ChargeRefused(NiubizAnswer.Refused refused) => Refusals.Answer(refused.Code, refused.Text) switch
    {
        RefundResult.NotSent it => new ChargeResult.NotSent(it.Reason, it.Text),
        RefundResult.Unknown it => new ChargeResult.Unknown(it.Text),
        _ => new ChargeResult.Declined(NiubizReader.Declines.Of(refused.Code), refused.Code, refused.Text, refused.TransactionId)
        {
            NetworkCode = refused.NetworkCode,
            Network = refused.Network,
        },
    };

    /// <summary>A refund is registered, and carried out by a later batch without anybody's doing.</summary>
    private RefundResult Refunded(JsonValue answer)
    {
        var data = answer["data"];
        var code = GatewayId.Code(data["CODERROR"].Text);
        if (answer["errorCode"].Whole is not { } error || (error == 0 && code.Length == 0)) return NoWord();
        if (error != 0 || code != RefundRegistered)
            return Refusals.Answer(code.Length > 0 ? "CODERROR:" + code : "errorCode", _client.Safe(data["DSCERROR"].Text ?? answer["errorMessage"].Text));
        return NiubizReader.Id(data["CODIGODEVOLUCION"]) is { } id ? new RefundResult.Succeeded(id) : NoWord();
    }

    private async Task<RefundDecline> WhyAsync(RefundOrder order, CancellationToken cancel) =>
        (await Lookups.ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false)).Match(
            charge => charge.Amount.Currency.Code == order.Amount.Currency.Code && order.Amount.Amount > charge.Amount.Amount ? RefundDecline.AboveWhatIsLeft
                : charge.Status is ChargeStatus.Authorized or ChargeStatus.Captured ? RefundDecline.NotSettledYet
                : charge.Status == ChargeStatus.Voided ? RefundDecline.AlreadyRefunded
                : RefundDecline.Refused,
            () => RefundDecline.ChargeNotFound,
            _ => RefundDecline.Refused);

    private static RefundResult NotDone(NiubizAnswer answer) => answer switch
    {
        NiubizAnswer.Refused it => Refusals.Answer(it.Code, it.Text),
        NiubizAnswer.NotSent it => new RefundResult.NotSent(it.Reason, it.Text),
        _ => new RefundResult.Unknown(answer.Why),
    };

    // The sale was only read: whatever came of that, nothing was voided.
    private static RefundResult Unasked(NiubizAnswer answer) => NotDone(answer) switch
    {
        RefundResult.Unknown it => new RefundResult.NotSent(DeclineReason.GatewayUnavailable, it.Text),
        var it => it,
    };

    private static RefundResult.Unknown NoWord() => new("Niubiz's answer does not tell what became of the refund.");
}
