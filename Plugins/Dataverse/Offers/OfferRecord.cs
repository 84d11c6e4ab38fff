using System.Security.Cryptography;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Offers;

/// <summary>The row of a new offer, and its line on the timeline.</summary>
internal static class OfferRecord
{
    /// <summary>Longer than the async service usually takes to start: until then due work leaves a new offer alone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Entity New(Call call, OfferedDebt debt, OfferOrder order, OfferDecision.Allowed terms, Entity? gateway)
    {
        var row = new Entity(AlternativeOfferRow.Table, Guid.NewGuid())
        {
            [AlternativeOfferRow.RecoveryCase] = debt.Case.ToEntityReference(),
            [AlternativeOfferRow.Transaction] = debt.Debt.ToEntityReference(),
            [AlternativeOfferRow.Customer] = debt.Customer,
            [AlternativeOfferRow.Currency] = debt.CurrencyReference,
            [AlternativeOfferRow.Kind] = new OptionSetValue((int)order.Asked.Kind),
            [AlternativeOfferRow.Status] = new OptionSetValue((int)(terms.NeedsApproval ? OfferStatus.Draft : OfferStatus.Open)),
            [AlternativeOfferRow.Amount] = new CrmMoney(terms.Amount.Amount),
            [AlternativeOfferRow.Paid] = new CrmMoney(0m),
            [AlternativeOfferRow.Discount] = new CrmMoney(terms.Discount.Amount),
            [AlternativeOfferRow.Reference] = NewReference(),
            [AlternativeOfferRow.OpenKey] = OfferCase.OpenKeyOf(debt.Case.Id),
            [AlternativeOfferRow.ExpiresOn] = terms.ExpiresOn.UtcDateTime,
            [AlternativeOfferRow.NextCheckOn] = (terms.NeedsApproval ? terms.ExpiresOn : call.Now + Patience).UtcDateTime,
            [AlternativeOfferRow.NotifyCustomer] = order.NotifyCustomer,
            [AlternativeOfferRow.Confirms] = order.Confirms,
            [AlternativeOfferRow.ChargeParts] = order.Asked.ChargeParts,
            [AlternativeOfferRow.Comment] = order.Comment,
        };
        if (order.Asked.Kind == OfferKind.Discount) row[AlternativeOfferRow.DiscountPercent] = order.Asked.DiscountPercent;
        if (terms.Parts.Count > 0) row[AlternativeOfferRow.Terms] = OfferParts.ToText(terms.Parts);
        if (!terms.NeedsApproval) row[AlternativeOfferRow.MadeOn] = call.Now.UtcDateTime;
        if (terms.WithLink && gateway is not null) AskForLink(row, gateway);
        if (order.MadeBy is { } maker) row[AlternativeOfferRow.MadeBy] = UserTable.Reference(maker);
        row["ownerid"] = order.MadeBy is { } owner ? UserTable.Reference(owner) : debt.Case.GetAttributeValue<EntityReference>("ownerid");
        return row;
    }

    /// <summary>What stands on the customer's timeline about an offer.</summary>
    public static Attempt Line(OfferedDebt debt, OfferOrder order, AttemptOutcome outcome, string text, int language, Money? amount, bool owned) => new(AttemptOperation.Offer, outcome)
    {
        Text = text,
        Amount = amount,
        Currency = debt.CurrencyReference,
        Customer = debt.Customer,
        Transaction = debt.Debt.ToEntityReference(),
        User = order.MadeBy,
        Owned = owned,
        Language = language,
    };

    /// <inheritdoc cref="Line(OfferedDebt, OfferOrder, AttemptOutcome, string, int, Money?, bool)"/>
    public static Attempt Line(OfferCase offer, AttemptOutcome outcome, string text, Guid? user = null, bool owned = false) => new(AttemptOperation.Offer, outcome)
    {
        Text = text,
        Amount = offer.Amount,
        Currency = offer.CurrencyReference,
        Customer = offer.Customer,
        Transaction = offer.DebtReference,
        User = user,
        Owned = owned,
        Language = offer.Language,
    };

    private static void AskForLink(Entity row, Entity gateway)
    {
        row[AlternativeOfferRow.Gateway] = gateway.ToEntityReference();
        row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.ToBeMade);
        row[AlternativeOfferRow.SendCount] = 0;
        row[AlternativeOfferRow.Checks] = 0;
    }

    private static string NewReference()
    {
        var random = new byte[16];
        using var source = RandomNumberGenerator.Create();
        source.GetBytes(random);
        return OfferReference.Of(random);
    }
}
