using static CrmPayments.Core.Recovery.OfferKind;

namespace CrmPayments.Core.Recovery;

/// <summary>Whether an offer can be made, and on which terms.</summary>
/// <remarks>Source of the guard rails: practice/recovery.md section 13.</remarks>
public static class OfferTerms
{
    public const int MostInstalments = 12;

    /// <summary>Of what is owed: the least that the first of several parts may be, in percent.</summary>
    public const decimal LeastShare = 10m;

    /// <summary>The furthest day of a promise or of the rest of a debt.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(90);

    /// <summary>How long money is awaited after its day: a transfer takes days, and a customer forgets one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(3);

    // Some gateways keep a page open for half an hour at least.
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public static OfferDecision Decide(OfferAsked asked, OfferGround ground)
    {
        if (Standing(asked, ground) is { } why) return new OfferDecision.Refused(why);
        return asked.Kind switch
        {
            PartNow => InTwo(asked, ground),
            Instalments => InParts(asked, ground),
            Discount => Reduced(asked, ground),
            LaterDate => Later(asked, ground),
            CancelAndRefund => Back(ground),
            _ => AtOnce(asked, ground),
        };
    }

    /// <summary>Whether the customer pays on a page of a gateway. A discount is paid so where a gateway can.</summary>
    public static bool WithLink(OfferKind kind, bool hasLinks) => kind is PaymentLink or OtherMethod || (kind == Discount && hasLinks);

    /// <summary>What stands against any offer.</summary>
    private static OfferRefusal? Standing(OfferAsked asked, OfferGround ground) =>
        !ground.CaseOpen ? OfferRefusal.CaseClosed
        : ground.Owed.Amount <= 0m ? OfferRefusal.NothingOwed
        : ground.OfferOpen ? OfferRefusal.OfferOpen
        : ground.TryUnderWay ? OfferRefusal.TryUnderWay
        : asked.Kind is PaymentLink or OtherMethod && !ground.HasLinks ? OfferRefusal.NoLinks
        : asked.ChargeParts && !ground.HasStoredMethod ? OfferRefusal.NoStoredMethod
        : asked.Amount is not null && asked.Kind is PartNow or Instalments or LaterDate or CancelAndRefund && asked.Amount != ground.Owed.Amount ? OfferRefusal.AmountWithParts
        : null;

    private static OfferDecision AtOnce(OfferAsked asked, OfferGround ground)
    {
        if (Part(asked.Amount ?? ground.Owed.Amount, ground) is not { } amount) return new OfferDecision.Refused(OfferRefusal.AmountNotPossible, ground.Owed);
        return Ends(asked, ground, Usual(asked.Kind), out var ends)
            ? new OfferDecision.Allowed(amount, Nothing(ground), [], ends) { WithLink = WithLink(asked.Kind, ground.HasLinks) }
            : new OfferDecision.Refused(OfferRefusal.DateNotPossible);
    }

    private static OfferDecision InTwo(OfferAsked asked, OfferGround ground)
    {
        if (asked.PayOn is not { } restOn) return new OfferDecision.Refused(OfferRefusal.DateMissing);
        if (asked.FirstAmount is not { } wanted || First(wanted, ground) is not { } first) return new OfferDecision.Refused(OfferRefusal.FirstAmountNotPossible, LeastFirst(ground));
        return IsDay(restOn, ground)
            ? new OfferDecision.Allowed(ground.Owed, Nothing(ground), OfferParts.Two(ground.Owed, first, ground.Now, restOn), restOn + Grace)
            : new OfferDecision.Refused(OfferRefusal.DateNotPossible);
    }

    private static OfferDecision InParts(OfferAsked asked, OfferGround ground)
    {
        var count = asked.Instalments;
        if (count is < 2 or > MostInstalments || count > ground.Owed.MinorUnits) return new OfferDecision.Refused(OfferRefusal.InstalmentsNotPossible, Number: MostInstalments);
        var first = asked.FirstAmount is { } wanted ? First(wanted, ground) : null;
        if (asked.FirstAmount is not null && (first is null || (ground.Owed - first.Value).MinorUnits < count - 1))
            return new OfferDecision.Refused(OfferRefusal.FirstAmountNotPossible, LeastFirst(ground));
        var parts = OfferParts.Monthly(ground.Owed, count, first, ground.Now);
        return new OfferDecision.Allowed(ground.Owed, Nothing(ground), parts, parts[count - 1].DueOn + Grace);
    }

    private static OfferDecision Reduced(OfferAsked asked, OfferGround ground)
    {
        if (ground.DiscountOffered) return new OfferDecision.Refused(OfferRefusal.DiscountOnce);
        if (asked.DiscountPercent is not { } percent || percent is <= 0m or >= 100m) return new OfferDecision.Refused(OfferRefusal.DiscountNotPossible);

        // Cut off, never rounded up: a discount is at most what was granted.
        var discount = Money.AtMost(ground.Owed.Amount * percent / 100m, ground.Owed.Currency);
        if (discount.Amount <= 0m || asked.Amount is { } amount && amount != (ground.Owed - discount).Amount) return new OfferDecision.Refused(OfferRefusal.DiscountNotPossible);
        return Ends(asked, ground, Usual(Discount), out var ends)
            ? new OfferDecision.Allowed(ground.Owed - discount, discount, [], ends) { NeedsApproval = percent > ground.MaximumDiscount, WithLink = ground.HasLinks }
            : new OfferDecision.Refused(OfferRefusal.DateNotPossible);
    }

    /// <summary>One promise for a case; a second one is approved by somebody who may.</summary>
    private static OfferDecision Later(OfferAsked asked, OfferGround ground)
    {
        if (asked.PayOn is not { } on) return new OfferDecision.Refused(OfferRefusal.DateMissing);
        return IsDay(on, ground)
            ? new OfferDecision.Allowed(ground.Owed, Nothing(ground), [new(ground.Owed, on)], on + Grace) { NeedsApproval = ground.Promises > 0 && !ground.MayApprove }
            : new OfferDecision.Refused(OfferRefusal.DateNotPossible);
    }

    private static OfferDecision Back(OfferGround ground) => ground.HasPaid
        ? new OfferDecision.Allowed(Nothing(ground), Nothing(ground), [], ground.Now + Furthest)
        : new OfferDecision.Refused(OfferRefusal.NothingPaid);

    private static TimeSpan Usual(OfferKind kind) => kind switch
    {
        BankTransfer => TimeSpan.FromDays(7),
        CashOnDelivery => TimeSpan.FromDays(14),
        _ => TimeSpan.FromDays(3),
    };

    /// <summary>An end of its own, or the usual one; never beyond what the gateway's link can.</summary>
    private static bool Ends(OfferAsked asked, OfferGround ground, TimeSpan usual, out DateTimeOffset ends)
    {
        ends = asked.ExpiresOn ?? ground.Now + usual;
        if (WithLink(asked.Kind, ground.HasLinks) && ground.LongestLink is { } longest && ends > ground.Now + longest) ends = ground.Now + longest;
        return ends >= ground.Now + Shortest && ends <= ground.Now + Furthest;
    }

    private static bool IsDay(DateTimeOffset on, OfferGround ground) => on > ground.Now && on <= ground.Now + Furthest;

    private static Money? Part(decimal amount, OfferGround ground) =>
        amount > 0m && amount <= ground.Owed.Amount && Money.Fits(amount, ground.Owed.Currency) ? new Money(amount, ground.Owed.Currency) : null;

    private static Money? First(decimal wanted, OfferGround ground) =>
        Part(wanted, ground) is { } first && first < ground.Owed && !(first < LeastFirst(ground)) ? first : null;

    private static Money LeastFirst(OfferGround ground) => Money.AtMost(ground.Owed.Amount * LeastShare / 100m, ground.Owed.Currency);

    private static Money Nothing(OfferGround ground) => new(0m, ground.Owed.Currency);
}
