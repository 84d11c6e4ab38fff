using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Reads only: finds transactions by id or by our reference.</summary>
internal sealed class WompiLookups(WompiClient client, WompiReader reader)
{
    // A reference has one charge, or the tries of one page: a list that is as long as this may have been cut.
    private const int Most = 200;

    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel)
    {
        var answer = await client.GetAsync("transactions/" + Uri.EscapeDataString(chargeId), cancel).ConfigureAwait(false);
        return answer switch
        {
            WompiAnswer.Data { Value: var transaction } when reader.Charge(transaction) is { } charge => new LookupResult<GatewayCharge>.Found(charge),
            WompiAnswer.Refused { Code: "NOT_FOUND_ERROR" } => new LookupResult<GatewayCharge>.NotFound(),
            _ => new LookupResult<GatewayCharge>.Unavailable(answer.Why),
        };
    }

    /// <remarks>Of several tries on one page the approved one counts, then one that is open, then the latest.</remarks>
    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, CancellationToken cancel)
    {
        var path = $"transactions?reference={Uri.EscapeDataString(reference)}&page=1&page_size=200&order_by=created_at&order=DESC";
        var answer = await client.GetAsync(path, cancel).ConfigureAwait(false);
        if (answer is not WompiAnswer.Data { Value: { Kind: JsonKind.Array, Items: var items } } || items.Count >= Most) return new LookupResult<GatewayCharge>.Unavailable(answer.Why);
        // A filter that was not understood would list other charges, too.
        var own = items.Where(item => item["reference"].Text == reference).Select(reader.Charge).ToList();
        if (own.Contains(null) || items.Count != own.Count) return new LookupResult<GatewayCharge>.Unavailable(answer.Why);
        return Best(own!) is { } best ? new LookupResult<GatewayCharge>.Found(best) : new LookupResult<GatewayCharge>.NotFound();
    }

    /// <summary>What goes back goes back whole: the charge itself tells.</summary>
    public async Task<LookupResult<GatewayRefund>> VoidAsync(RefundOrder order, CancellationToken cancel) =>
        (await ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false)).Match<LookupResult<GatewayRefund>>(
            charge => charge.Status == ChargeStatus.Voided
                ? new LookupResult<GatewayRefund>.Found(new GatewayRefund(charge.Id, charge.Id, order.Reference, charge.Amount, RefundStanding.Succeeded))
                : new LookupResult<GatewayRefund>.NotFound(),
            () => new LookupResult<GatewayRefund>.NotFound(),
            why => new LookupResult<GatewayRefund>.Unavailable(why));

    private static GatewayCharge? Best(List<GatewayCharge> charges) =>
        charges.FirstOrDefault(charge => ChargeStates.HasMoney(charge.Status) || charge.Status == ChargeStatus.Voided)
        ?? charges.FirstOrDefault(charge => charge.Status == ChargeStatus.Pending)
        ?? charges.OrderByDescending(charge => charge.CreatedOn).FirstOrDefault();
}
