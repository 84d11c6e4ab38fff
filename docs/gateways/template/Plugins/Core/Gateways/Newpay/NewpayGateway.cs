using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Newpay;

/// <summary>Newpay over its API. Say here what an id is and what a stored method is.</summary>
internal sealed class NewpayGateway(GatewayAccount account, GatewayHttp http) : IPaymentGateway
{
    /// <summary>What Newpay can do.</summary>
    /// <remarks>As little as can be, until its documents say more: what stands here is what the app offers.</remarks>
    public static readonly GatewayCapabilities All = new()
    {
        RefundsBeforeSettlement = false,
        PartialRefunds = false,
        Voids = false,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = false,
        RefundTakes = new BusinessDays(5, 10),
    };

    private readonly NewpayClient _client = new(account, http);

    public GatewayCapabilities Capabilities => All;

    public Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel) =>
        throw ToDo(nameof(ChargeAsync), "send the order with our reference, and believe only an answer about this amount (Money.IsSameAs) with a known state; anything else is Unknown");

    public Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel) =>
        throw ToDo(nameof(RefundAsync), "give the amount back under our reference, or say in words where it can be done and set Refunds to false");

    public Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel) =>
        throw ToDo(nameof(VoidAsync), "cancel the whole unsettled charge, or answer Declined with a sentence where the provider cannot");

    public Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel) =>
        throw ToDo(nameof(FindChargeAsync), "ask for it by the provider's id; NotFound is the provider's clear word, anything unclear is Unavailable");

    public Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel) =>
        throw ToDo(nameof(FindChargeByReferenceAsync), "ask for it by our reference; where there is no search, answer Unavailable");

    public Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel) =>
        throw ToDo(nameof(FindRefundAsync), "ask for it by our reference, among the refunds of its charge where there is no search");

    /// <remarks>Any answer to a call that moves nothing tells whether the key is right.</remarks>
    public async Task<ConnectionTest> TestAsync(CancellationToken cancel) =>
        await _client.SendAsync(HttpMethod.Get, "v1/account", null, cancel).ConfigureAwait(false) switch
        {
            NewpayAnswer.Data { Value: var told } when told["id"].Text is not null => new ConnectionTest(true, "Newpay answers and accepts the key."),
            var other => new ConnectionTest(false, other.Why),
        };

    private static NotSupportedException ToDo(string method, string what) =>
        new($"NewpayGateway.{method} is not written yet: {what}. See docs/gateways/adding-one.md, \"The adapter\".");
}
