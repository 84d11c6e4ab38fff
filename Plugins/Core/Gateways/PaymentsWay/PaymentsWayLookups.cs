using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>Reads only: finds transactions by id or by our reference.</summary>
internal sealed class PaymentsWayLookups(PaymentsWayClient client, PaymentsWayReader reader)
{
    /// <summary>The whole answer: what it is not is for who asked.</summary>
    public Task<PaymentsWayAnswer> AskAsync(string id, CancellationToken cancel) => client.GetAsync("ObtenerTransaccion?id=" + Uri.EscapeDataString(id), cancel);

    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel) => Read(await AskAsync(chargeId, cancel).ConfigureAwait(false), chargeId);

    /// <summary>What an answer to <see cref="AskAsync"/> tells of the charge.</summary>
    public LookupResult<GatewayCharge> Read(PaymentsWayAnswer answer, string chargeId) =>
        Found(answer, answer is PaymentsWayAnswer.Data { Value: var told } && PaymentsWayReader.Id(told["id"]) == chargeId ? told : null);

    /// <remarks>The call is known of one integration only: what it answers counts if it is this reference's transaction, alone or under "data".</remarks>
    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, CancellationToken cancel)
    {
        var answer = await client.GetAsync("ObtenerTransaccionByExternalOrder?external_order=" + Uri.EscapeDataString(reference), cancel).ConfigureAwait(false);
        var told = answer is PaymentsWayAnswer.Data it ? it.Value["data"].IsObject ? it.Value["data"] : it.Value : JsonValue.Missing;
        return Found(answer, told["externalorder"].Text == reference ? told : null);
    }

    /// <summary>What goes back goes back whole, in the console: the charge itself tells.</summary>
    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel) =>
        (await ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false)).Match<LookupResult<GatewayRefund>>(
            charge => charge.Refunds.Count > 0 ? new LookupResult<GatewayRefund>.Found(charge.Refunds[0]) : new LookupResult<GatewayRefund>.NotFound(),
            () => new LookupResult<GatewayRefund>.NotFound(),
            why => new LookupResult<GatewayRefund>.Unavailable(why));

    private LookupResult<GatewayCharge> Found(PaymentsWayAnswer answer, JsonValue? told)
    {
        if (answer is PaymentsWayAnswer.Refused { Code: "HTTP404" }) return new LookupResult<GatewayCharge>.NotFound();
        if (told is null) return new LookupResult<GatewayCharge>.Unavailable(answer.Why);
        if (PaymentsWayReader.IsOnlyCreated(told)) return new LookupResult<GatewayCharge>.Unavailable("Payments Way has the transaction as created. Whether the card is being charged, it does not say.");
        return reader.Charge(told) is { } charge ? new LookupResult<GatewayCharge>.Found(charge) : new LookupResult<GatewayCharge>.Unavailable(answer.Why);
    }
}
