using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Opening and closing disputes, within one unit of work.</summary>
internal sealed class StripeDisputes(Page page, DateTimeOffset now)
{
    /// <summary>Opens a dispute of the whole charge, or answers the one there is.</summary>
    public StripeDispute Open(StripeCharge charge, string reason, bool inquiry)
    {
        if (page.OwnedBy<StripeDispute>(charge.Id) is [var known, ..]) return known;
        page.Put(charge with { Disputed = true });
        return page.Put(new StripeDispute
        {
            Id = VendorIds.Stripe("dp_"),
            ChargeId = charge.Id,
            IntentId = charge.IntentId,
            Amount = charge.Amount,
            Currency = charge.Currency,
            Reason = reason,
            Status = inquiry ? "warning_needs_response" : "needs_response",
            CreatedOn = now,
        });
    }

    /// <param name="charge">Must be disputed.</param>
    /// <param name="outcome">won or lost.</param>
    /// <exception cref="FormatException">There is no dispute, or no such outcome.</exception>
    public StripeDispute Close(StripeCharge charge, string outcome)
    {
        if (outcome is not ("won" or "lost")) throw new FormatException($"'{outcome}' is no end of a dispute: it is won or lost.");
        return page.OwnedBy<StripeDispute>(charge.Id) is [var dispute, ..]
            ? page.Put(dispute with { Status = outcome })
            : throw new FormatException($"Charge '{charge.Id}' is not disputed.");
    }
}
