namespace CrmPayments.Core.Recovery;

/// <summary>Money that arrives by an offer, set against what it expects.</summary>
public static class OfferPayment
{
    /// <summary>What is expected next: the next open part, or all that is missing.</summary>
    /// <param name="amount">Of the whole offer.</param>
    /// <param name="arrived">So far.</param>
    /// <param name="parts">Empty: one payment.</param>
    public static Money Expected(Money amount, Money arrived, IReadOnlyList<OfferPart> parts)
    {
        var open = parts.FirstOrDefault(part => part.Status != OfferPartStatus.Paid);
        return open is null ? amount - arrived : open.Amount - Beyond(arrived, parts);
    }

    /// <summary>Whether an amount is one that was agreed: the next part, the next few, or all that is missing.</summary>
    /// <inheritdoc cref="Expected"/>
    public static bool Fits(Money paid, Money amount, Money arrived, IReadOnlyList<OfferPart> parts)
    {
        if (paid == amount - arrived) return true;
        var sum = new Money(0m, amount.Currency) - Beyond(arrived, parts);
        foreach (var part in parts.Where(part => part.Status != OfferPartStatus.Paid))
        {
            sum += part.Amount;
            if (sum == paid) return true;
        }

        return false;
    }

    /// <summary>The parts after the payment: as many as it covers are paid, in their order.</summary>
    /// <param name="parts">As they stand.</param>
    /// <param name="arrived">Before it.</param>
    /// <param name="paid">Above zero.</param>
    /// <param name="paymentId">The payment.</param>
    public static IReadOnlyList<OfferPart> After(IReadOnlyList<OfferPart> parts, Money arrived, Money paid, Guid paymentId)
    {
        var left = Beyond(arrived, parts) + paid;
        var after = new List<OfferPart>();
        foreach (var part in parts)
        {
            var covered = part.Status != OfferPartStatus.Paid && !(left < part.Amount);
            if (covered) left -= part.Amount;
            else if (part.Status != OfferPartStatus.Paid) left = new Money(0m, left.Currency);
            after.Add(covered ? part with { Status = OfferPartStatus.Paid, PaymentId = paymentId } : part);
        }

        return after;
    }

    /// <summary>What arrived and is less than a part: it counts for the next one.</summary>
    private static Money Beyond(Money arrived, IReadOnlyList<OfferPart> parts) => parts
        .Where(part => part.Status == OfferPartStatus.Paid)
        .Aggregate(arrived, (left, part) => left - part.Amount);
}
