using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>Reads only: a session by its id. WebCheckout has no search.</summary>
internal sealed class PlacetoPayLookups(PlacetoPayClient client, PlacetoPayReader reader)
{
    public Task<PlacetoPayAnswer> SessionAsync(string requestId, CancellationToken cancel) =>
        client.PostAsync("session/" + Uri.EscapeDataString(requestId), PlacetoPayRequests.Nothing, cancel);

    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel) =>
        Found(await SessionAsync(chargeId, cancel).ConfigureAwait(false), session => reader.Charge(session) is { } charge && charge.Id == chargeId ? charge : null);

    /// <remarks>A payment says whether anything of it went back, and not how much; and PlacetoPay's pages contradict each other on when.</remarks>
    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var answer = await SessionAsync(order.ChargeId, cancel).ConfigureAwait(false);
        if (answer is not PlacetoPayAnswer.Data { Value: var session }) return new LookupResult<GatewayRefund>.Unavailable(answer.Why);
        return new LookupResult<GatewayRefund>.Unavailable(PlacetoPayReader.PaymentOf(session)["refunded"].Flag == true
            ? "PlacetoPay lists no refunds. It says that something of this payment went back; its console shows what."
            : "PlacetoPay lists no refunds. It does not say that anything of this payment went back; its console shows it.");
    }

    public static LookupResult<T> Found<T>(PlacetoPayAnswer answer, Func<JsonValue, T?> read)
        where T : class => answer switch
        {
            PlacetoPayAnswer.Data it when read(it.Value) is { } value => new LookupResult<T>.Found(value),
            PlacetoPayAnswer.Refused { IsMissing: true } => new LookupResult<T>.NotFound(),
            _ => new LookupResult<T>.Unavailable(answer.Why),
        };
}
