namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Reads only: finds trades and refunds by id or by our reference.</summary>
internal sealed class LakalaLookups(LakalaClient client, LakalaReader reader)
{
    /// <remarks>Agreement payments and those at a counter or by a scan are kept apart: missing is what neither knows.</remarks>
    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel)
    {
        var agreed = await AskAsync("ipsqp/query/tradeQuery", "trade_no", chargeId, charge => charge.Id == chargeId, cancel).ConfigureAwait(false);
        return agreed is LookupResult<GatewayCharge>.NotFound
            ? await AskAsync("labs/query/tradequery", "trade_no", chargeId, charge => charge.Id == chargeId, cancel).ConfigureAwait(false)
            : agreed;
    }

    /// <remarks>What the module charges by itself are agreement payments.</remarks>
    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, CancellationToken cancel)
    {
        var wire = LakalaReference.ToWire(reference);
        var found = await AskAsync("ipsqp/query/tradeQuery", "out_trade_no", wire, charge => LakalaReference.ToWire(charge.Reference) == wire, cancel).ConfigureAwait(false);
        return found is LookupResult<GatewayCharge>.Found it ? new LookupResult<GatewayCharge>.Found(it.Value with { Reference = reference }) : found;
    }

    /// <remarks>A refund that a query does not know may still be on its way into the books: that is never "not found".</remarks>
    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var wire = LakalaReference.ToWire(order.Reference);
        var answer = await client.PostAsync("rfd/refund_front/refund_query", Data("out_trade_no", wire), cancel).ConfigureAwait(false);
        return answer is LakalaAnswer.Data it && reader.Refund(it.Value) is { } refund && LakalaReference.ToWire(refund.Reference) == wire
            ? new LookupResult<GatewayRefund>.Found(refund with { ChargeId = order.ChargeId, Reference = order.Reference })
            : new LookupResult<GatewayRefund>.Unavailable(answer.Why);
    }

    private async Task<LookupResult<GatewayCharge>> AskAsync(string path, string by, string value, Func<GatewayCharge, bool> wanted, CancellationToken cancel) =>
        await client.PostAsync(path, Data(by, value), cancel).ConfigureAwait(false) switch
        {
            LakalaAnswer.Data it when reader.Charge(it.Value) is { } charge && wanted(charge) => new LookupResult<GatewayCharge>.Found(charge),
            LakalaAnswer.Refused { IsMissing: true } => new LookupResult<GatewayCharge>.NotFound(),
            var other => new LookupResult<GatewayCharge>.Unavailable(other.Why),
        };

    private Dictionary<string, object?> Data(string by, string value) => new() { ["merchant_no"] = client.Merchant, ["term_no"] = client.Terminal, [by] = value };
}
