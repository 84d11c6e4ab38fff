using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>Payments Way (Colombia) over its ClientAPI. Ids are its transaction ids; a stored card goes by its uuidPl, its owner by the person's id.</summary>
internal sealed class PaymentsWayGateway : IPaymentGateway, ITellsTransactions
{
    /// <summary>What Payments Way can do.</summary>
    /// <remarks>Money goes back in its console only. No idempotency key exists; a lost charge is found by our reference.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        Refunds = false,
        RefundsBeforeSettlement = false,
        PartialRefunds = false,
        Voids = false,
        RefundWindow = null,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = false,
        RefundTakes = default,
        OnlyCurrencies = ["COP"],
        TellsDisputes = false,
    };

    private const string InTheConsole = "Payments Way gives nothing back through its interface. It is refunded in Payments Way's console, which then tells of it.";

    private const string NoShop = "The row needs the merchant id, and form id and terminal id with a colon between them (622:15): whole numbers.";

    private readonly PaymentsWayShop? _shop;
    private readonly PaymentsWayClient _client;
    private readonly PaymentsWayLookups _lookups;
    private readonly PaymentsWayCharging _charging;

    public PaymentsWayGateway(GatewayAccount account, GatewayHttp http)
    {
        _shop = PaymentsWayShop.Of(account);
        _client = new PaymentsWayClient(account, http);
        var reader = new PaymentsWayReader(account);
        _lookups = new PaymentsWayLookups(_client, reader);
        _charging = new PaymentsWayCharging(_client, reader, _lookups);
    }

    public GatewayCapabilities Capabilities => All;

    public async Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel)
    {
        if (_shop is null) return new ChargeResult.Declined(DeclineReason.MerchantConfiguration, "", NoShop);
        if (PaymentsWayAmounts.ToWire(order.Amount) is not { } amount) return new ChargeResult.Declined(DeclineReason.InvalidAmount, "", "Payments Way takes Colombian pesos, whole ones only.");
        if (GatewayId.Of(order.CustomerToken) is null || GatewayId.Of(order.MethodToken) is null) return new ChargeResult.Declined(DeclineReason.InvalidAccount, "", "Payments Way charges a stored card (uuidPl) of a person (id): the method names only one of them.");
        return await _charging.ChargeAsync(order, amount, _shop, cancel).ConfigureAwait(false);
    }

    public Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel) => Task.FromResult<RefundResult>(
        new RefundResult.Declined(RefundDecline.Refused, DeclineReason.NotPermitted, "not_supported", InTheConsole));

    public Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel) => RefundAsync(order, cancel);

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) => _lookups.ChargeAsync(chargeId, cancel);

    /// <remarks>However old: a reference has one transaction.</remarks>
    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) => _lookups.ChargeByReferenceAsync(reference, cancel);

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) => _lookups.RefundAsync(order, cancel);

    /// <remarks>A transaction that was only created is no charge yet: another notice follows.</remarks>
    public async Task<LookupResult<GatewayNotification.Facts>> TellAsync(string transactionId, CancellationToken cancel)
    {
        var answer = await _lookups.AskAsync(transactionId, cancel).ConfigureAwait(false);
        return answer is PaymentsWayAnswer.Data { Value: var told } && PaymentsWayReader.Id(told["id"]) == transactionId && PaymentsWayReader.IsOnlyCreated(told)
            ? Facts()
            : _lookups.Read(answer, transactionId).Match<LookupResult<GatewayNotification.Facts>>(
                charge => Facts(charge),
                () => new LookupResult<GatewayNotification.Facts>.NotFound(),
                why => new LookupResult<GatewayNotification.Facts>.Unavailable(why));
    }

    /// <remarks>No call only greets: the states' catalogue is asked for, which must hold the one that means paid.</remarks>
    public async Task<ConnectionTest> TestAsync(CancellationToken cancel)
    {
        if (_shop is null) return new ConnectionTest(false, NoShop);
        var answer = await _client.GetAsync("GetAllTransactionStatuses", cancel).ConfigureAwait(false);
        return answer is PaymentsWayAnswer.Data { Value: { Kind: JsonKind.Array, Items: var states } } && states.Any(state => state["id"].Whole == PaymentsWayReader.Succeeded)
            ? new ConnectionTest(true, "Payments Way answers and accepts the API key.")
            : new ConnectionTest(false, answer.Why);
    }

    private static LookupResult<GatewayNotification.Facts> Facts(params GatewayCharge[] charges) =>
        new LookupResult<GatewayNotification.Facts>.Found(new GatewayNotification.Facts(null, charges, [], [], []));
}
