using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Offers;

/// <summary>Custom API cpay_GetOfferOptions: which offers the caller can make in a case, the best first, each with its reason and bounds.</summary>
public sealed class GetOfferOptions : Plugin
{
    private protected override void Run(Call call)
    {
        var caseId = call.RequiredId("RecoveryCaseId");
        var person = Person.Read(call.Service, call.Asker);
        var texts = Sentences.For(person.Language);
        var debt = OfferedDebt.Read(call.Service, caseId);
        if (debt is null || !OfferRights.Read(call.Service, person.Id, debt.Case.ToEntityReference()).MayDeal) Deny(call, texts.OfferRefused(new(OfferRefusal.CaseNotFound)));
        else Answer(call, debt, person, texts);
    }

    private static void Answer(Call call, OfferedDebt debt, Person person, Sentences texts)
    {
        var gateway = LinkGateways.Choose(call.Service, OfferKind.PaymentLink, debt.Gateway, debt.Currency);
        var ground = OfferGrounds.Of(debt, person, gateway, call.Now);
        if (debt.OpenOffer is { } open) call.Output("OpenOfferId", open.Id);
        call.Output("OwedAmount", debt.Owed.Amount);
        call.Output("CurrencyCode", debt.Currency.Code);
        call.Output("MaximumDiscountPercent", ground.MaximumDiscount);
        if (ground.LongestLink is { } longest) call.Output("ExpiresOn", (call.Now + longest).UtcDateTime);
        if (OfferTerms.Decide(new(OfferKind.BankTransfer), ground) is OfferDecision.Refused no) Deny(call, texts.OfferRefused(no));
        else Show(call, OfferRules.Choose(FactsOf(debt, ground, call.Now)), debt, ground, texts);
    }

    private static void Show(Call call, IReadOnlyList<OfferKind> kinds, OfferedDebt debt, OfferGround ground, Sentences texts)
    {
        call.Output("Outcome", "Possible");
        call.Output("Kinds", kinds.Select(kind => ((int)kind).ToString(CultureInfo.InvariantCulture)).ToArray());
        call.Output("Reasons", kinds.Select(kind => texts.OfferSuggested(kind, ground)).ToArray());
        call.Output("Message", texts.OfferPossible(debt.Owed));
    }

    private static OfferFacts FactsOf(OfferedDebt debt, OfferGround ground, DateTimeOffset now) => new(debt.Reason ?? DeclineReason.Unrecognized, debt.BaseAmount)
    {
        HasLinks = ground.HasLinks,
        HasOtherMethod = ground.HasLinks,
        HasDelivery = debt.HasAddress,
        MayDiscount = ground.MaximumDiscount > 0m,
        DiscountOffered = debt.DiscountOffered,
        IsLate = debt.IsLate(now),
        TriesMade = debt.TriesMade,
        Promises = debt.Promises,
        HasPaid = ground.HasPaid,
        NotTaken = debt.KindsOffered,
    };

    private static void Deny(Call call, string message)
    {
        call.Output("Outcome", "Denied");
        call.Output("Kinds", Array.Empty<string>());
        call.Output("Reasons", Array.Empty<string>());
        call.Output("Message", message);
    }
}
