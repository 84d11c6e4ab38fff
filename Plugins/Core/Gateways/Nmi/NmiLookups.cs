using System.Xml.Linq;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>Reads only: finds transactions by id or by our reference, which NMI keeps as the order id and does not take for unique.</summary>
internal sealed class NmiLookups(NmiClient client, GatewayAccount account)
{
    /// <summary>A list as long as this may have been cut.</summary>
    private const int Most = 100;

    private readonly NmiReader _reader = new(account);

    public Task<NmiAnswer> SearchAsync(string field, string value, CancellationToken cancel) =>
        client.QueryAsync(new NmiFields { { field, value }, { "result_limit", "100" } }, cancel);

    public Task<LookupResult<GatewayCharge>> ChargeAsync(string id, CancellationToken cancel) =>
        ByIdAsync(id, (transaction, listed) => _reader.Charge(transaction, listed), cancel);

    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, CancellationToken cancel)
    {
        var answer = await SearchAsync("order_id", reference, cancel).ConfigureAwait(false);
        return Best(answer, reference, it => !NmiReader.IsRefund(it), it => _reader.Charge(it, []), charge => charge.Status is ChargeStatus.Declined or ChargeStatus.Failed);
    }

    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var answer = await SearchAsync("order_id", order.Reference, cancel).ConfigureAwait(false);
        var found = Best(answer, order.Reference, it => NmiReader.IsRefund(it) && IsOf(it, order.ChargeId), _reader.Refund, refund => refund.Standing == RefundStanding.Failed);
        if (found is LookupResult<GatewayRefund>.Found { Value: var refund }) return new LookupResult<GatewayRefund>.Found(refund with { ChargeId = order.ChargeId });
        return found is LookupResult<GatewayRefund>.NotFound ? await VoidAsync(order, cancel).ConfigureAwait(false) : found;
    }

    /// <summary>What NMI has of a transaction that a notification named.</summary>
    public Task<LookupResult<GatewayNotification.Facts>> FactsAsync(string id, CancellationToken cancel) => ByIdAsync(id, Facts, cancel);

    // A refund that does not name its charge is ours by its reference, which each refund has to itself.
    private static bool IsOf(XElement refund, string chargeId) => refund.Value("original_transaction_id") is var original && (original.Length == 0 || original == chargeId);

    private async Task<LookupResult<GatewayRefund>> VoidAsync(RefundOrder order, CancellationToken cancel) =>
        await ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false) switch
        {
            LookupResult<GatewayCharge>.Found { Value: { Status: ChargeStatus.Voided } charge } =>
                new LookupResult<GatewayRefund>.Found(new GatewayRefund(charge.Id, charge.Id, order.Reference, charge.Amount, RefundStanding.Succeeded)),
            LookupResult<GatewayCharge>.Unavailable it => new LookupResult<GatewayRefund>.Unavailable(it.Text),
            _ => new LookupResult<GatewayRefund>.NotFound(),
        };

    private GatewayNotification.Facts? Facts(XElement transaction, IReadOnlyList<XElement> listed)
    {
        if (NmiReader.IsRefund(transaction)) return _reader.Refund(transaction) is { } refund ? new GatewayNotification.Facts(null, [], [refund], [], []) : null;
        return _reader.Charge(transaction, listed) is { } charge ? new GatewayNotification.Facts(null, [charge], [], [], []) : null;
    }

    private async Task<LookupResult<T>> ByIdAsync<T>(string id, Func<XElement, IReadOnlyList<XElement>, T?> read, CancellationToken cancel)
        where T : class
    {
        // No id of NMI's looks otherwise, and a list of several would be looked up as such.
        if (NmiIds.Of(id) is null) return new LookupResult<T>.NotFound();
        var answer = await SearchAsync("transaction_id", id, cancel).ConfigureAwait(false);
        if (answer is not NmiAnswer.Listed { Transactions: var listed }) return new LookupResult<T>.Unavailable(answer.Why);
        if (listed.Count == 0) return new LookupResult<T>.NotFound();
        return listed.FirstOrDefault(it => it.Value("transaction_id") == id) is { } transaction && read(transaction, listed) is { } value
            ? new LookupResult<T>.Found(value)
            : new LookupResult<T>.Unavailable("NMI's answer cannot be understood.");
    }

    /// <summary>Of what carries the reference, one that did not fail; else one that did.</summary>
    private static LookupResult<T> Best<T>(NmiAnswer answer, string reference, Func<XElement, bool> fits, Func<XElement, T?> read, Func<T, bool> isFailed)
        where T : class
    {
        if (answer is not NmiAnswer.Listed { Transactions: var listed }) return new LookupResult<T>.Unavailable(answer.Why);
        if (listed.Count >= Most) return new LookupResult<T>.Unavailable("NMI lists more than can be looked through.");
        if (listed.Any(it => it.Value("order_id") != reference)) return new LookupResult<T>.Unavailable("NMI's list is not the one that was asked for.");
        var hits = listed.Where(fits).Select(read).ToList();
        if (hits.Contains(null)) return new LookupResult<T>.Unavailable("NMI's answer cannot be understood.");
        return hits.Count == 0 ? new LookupResult<T>.NotFound() : new LookupResult<T>.Found(hits.FirstOrDefault(hit => !isFailed(hit!)) ?? hits[0]!);
    }
}
