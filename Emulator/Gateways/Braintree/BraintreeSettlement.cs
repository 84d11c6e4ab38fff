using CrmPayments.Emulator.Gateways.Books;
using static CrmPayments.Emulator.Gateways.Braintree.BraintreeVerdict;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The nightly batch, and the sandbox's calls that stand for it.</summary>
internal sealed class BraintreeSettlement(Page page, BraintreeEvents events, DateTimeOffset now)
{
    private static readonly string[] Open =
        [BraintreeStatus.SubmittedForSettlement, BraintreeStatus.Settling, BraintreeStatus.SettlementPending, BraintreeStatus.SettlementConfirmed];

    /// <summary>Settles every transaction that is submitted, or those of the ids that are.</summary>
    /// <returns>Legacy ids of what was settled, oldest first.</returns>
    public IReadOnlyList<string> RunBatch(IReadOnlyCollection<string> ids)
    {
        var batch = page.All<BraintreeTransaction>().Reverse()
            .Where(transaction => Open.Contains(transaction.Status) && (ids.Count == 0 || ids.Contains(transaction.Id))).ToList();
        return [.. batch.Select(transaction => Move(transaction, Outcome(transaction)).Id)];
    }

    /// <param name="id">Legacy id.</param>
    /// <param name="status">settled, settlement_declined, settlement_pending or settlement_confirmed.</param>
    public BraintreeVerdict Settle(string id, string status)
    {
        if (page.Find<BraintreeTransaction>(id) is not { } transaction) return new Refused(BraintreeRefusal.NotFound("transaction", id));
        return Open.Contains(transaction.Status)
            ? new Booked(Move(transaction, status))
            : new Refused(new("91575", "base", $"Cannot transition transaction to {status}."));
    }

    private BraintreeTransaction Move(BraintreeTransaction transaction, string status)
    {
        if (status != BraintreeStatus.Settled) return page.Put(transaction.Moved(status, now));
        var settled = page.Put(transaction.Moved(status, now) with { DisbursedOn = now });
        // Cards have no "settled" notification: that the money was paid out is the first that a merchant hears.
        if (settled.IsSale) events.Disbursed(settled);
        return settled;
    }

    // Published sandbox amounts that only PayPal and other non-card methods react to.
    private static string Outcome(BraintreeTransaction transaction) => transaction switch
    {
        { Instrument.IsPayPal: true, Amount: >= 4001m and < 4002m or >= 4003m and < 5001m } => BraintreeStatus.SettlementDeclined,
        { Instrument.IsPayPal: true, Amount: >= 4002m and < 4003m } => BraintreeStatus.SettlementPending,
        _ => BraintreeStatus.Settled,
    };
}
