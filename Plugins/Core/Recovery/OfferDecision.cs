namespace CrmPayments.Core.Recovery;

/// <summary>Whether an offer can be made with the terms it was asked for with. Closed: these two and no others.</summary>
public abstract record OfferDecision
{
    private OfferDecision()
    {
    }

    /// <param name="Why">The first thing that stands against it.</param>
    /// <param name="Amount">That the sentence names; null: none.</param>
    /// <param name="Number">That the sentence names: percent or parts.</param>
    public sealed record Refused(OfferRefusal Why, Money? Amount = null, decimal Number = 0m) : OfferDecision;

    /// <param name="Amount">What the customer pays; zero where money goes back to them.</param>
    /// <param name="Discount">What is taken off the debt once the amount has arrived.</param>
    /// <param name="Parts">Empty: one payment.</param>
    /// <param name="ExpiresOn">When it ends unpaid.</param>
    public sealed record Allowed(Money Amount, Money Discount, IReadOnlyList<OfferPart> Parts, DateTimeOffset ExpiresOn) : OfferDecision
    {
        /// <summary>Somebody else must approve it before the customer hears of it.</summary>
        public bool NeedsApproval { get; init; }

        /// <summary>A gateway makes a page for it.</summary>
        public bool WithLink { get; init; }
    }
}
