namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>Reads only: finds sales by id or by our reference. A refund cannot be looked up.</summary>
internal sealed class NiubizLookups(NiubizClient client, NiubizReader reader)
{
    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel)
    {
        var answer = await client.RetrieveAsync("transaction", chargeId, cancel).ConfigureAwait(false);
        return Found(answer, charge => charge.Id == chargeId);
    }

    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, CancellationToken cancel)
    {
        var answer = await client.RetrieveAsync("purchase", NiubizReference.Number(reference), cancel).ConfigureAwait(false);
        // The number stands for our reference; where Niubiz tells that itself, it decides.
        var found = Found(answer, charge => charge.Reference.Length == 0 || charge.Reference == reference);
        return found is LookupResult<GatewayCharge>.Found it ? new LookupResult<GatewayCharge>.Found(it.Value with { Reference = reference }) : found;
    }

    /// <remarks>Only a void shows on the sale: no call that tells of refunds is known, so that silence is never "not found".</remarks>
    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var charge = await ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false);
        return charge.Match<LookupResult<GatewayRefund>>(
            it => it.Status == ChargeStatus.Voided
                ? new LookupResult<GatewayRefund>.Found(new GatewayRefund(it.Id, it.Id, order.Reference, it.Amount, RefundStanding.Succeeded))
                : new LookupResult<GatewayRefund>.Unavailable("Niubiz has no call that tells of refunds: look for it in its console."),
            () => new LookupResult<GatewayRefund>.Unavailable("Niubiz does not know the sale that was refunded."),
            text => new LookupResult<GatewayRefund>.Unavailable(text));
    }

    private LookupResult<GatewayCharge> Found(NiubizAnswer answer, Func<GatewayCharge, bool> wanted) => answer switch
    {
        NiubizAnswer.Data it when reader.Charge(it.Value, it.On) is { } charge => wanted(charge)
            ? new LookupResult<GatewayCharge>.Found(charge)
            : new LookupResult<GatewayCharge>.Unavailable("Niubiz answered with another sale."),
        NiubizAnswer.Refused { IsMissing: true } => new LookupResult<GatewayCharge>.NotFound(),
        _ => new LookupResult<GatewayCharge>.Unavailable(answer.Why),
    };
}
