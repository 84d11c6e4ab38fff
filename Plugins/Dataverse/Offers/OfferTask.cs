using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Offers;

/// <summary>What a person must see to after an offer.</summary>
internal static class OfferTask
{
    /// <summary>The gateway makes no link: who offered it offers something else.</summary>
    public static Entity LinkNotMade(OfferCase offer, string why) => Of(offer, Sentences.For(offer.Language).LinkNotMadeTask(offer.Name), why);

    /// <summary>A charge waits for the customer's word, and no page could be made to ask them on.</summary>
    public static TaskOrder NotAsked(OfferCase offer, EntityReference customer, string why) => new(TaskKind.AskCustomer, customer)
    {
        CaseId = offer.CaseId,
        TransactionId = offer.Debt.Id,
        Amount = offer.Amount,
        Currency = offer.CurrencyReference,
        Reason = offer.DebtReason,
        Description = Sentences.For(offer.Language).CaseNotAsked(why),
        Owner = offer.Case.GetAttributeValue<EntityReference>("ownerid"),
    };

    /// <summary>More has arrived than was owed.</summary>
    public static Entity PaidTwice(OfferCase offer, Money over)
    {
        var texts = Sentences.For(offer.Language);
        return Of(offer, texts.PaidTwiceTask(offer.DebtReference.Name, over), texts.PaidTwice(offer.Name, over));
    }

    /// <summary>The customer cannot pay, and what they had paid does not go back by itself.</summary>
    public static Entity RefundsStuck(OfferCase offer) => Of(offer, Sentences.For(offer.Language).OfferRefundsTask(offer.Name), Sentences.For(offer.Language).OfferRefundFailed());

    /// <summary>The customer has their money back, and the gateway would go on charging them.</summary>
    public static Entity StopAtGateway(OfferCase offer, string subscription) =>
        Of(offer, Sentences.For(offer.Language).StopAtGatewayTask(subscription), Sentences.For(offer.Language).StopAtGateway(subscription));

    /// <summary>Money that came by hand goes back by hand.</summary>
    public static Entity GiveBack(OfferedDebt debt, Entity payment, Person maker)
    {
        var texts = Sentences.For(maker.Language);
        var amount = new Money(payment.GetAttributeValue<CrmMoney>(TransactionRow.Amount).Value, debt.Currency);
        return PersonTask.New(texts.GiveBackTask(payment.GetAttributeValue<string>(TransactionRow.Name), amount), texts.GiveBack(amount), debt.Customer, UserTable.Reference(maker.Id));
    }

    private static Entity Of(OfferCase offer, string subject, string sentence) =>
        PersonTask.New(subject, sentence, offer.Customer, offer.MadeBy ?? offer.Case.GetAttributeValue<EntityReference>("ownerid"));
}
