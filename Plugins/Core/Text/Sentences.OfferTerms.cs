using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>What a customer is told of an offer.</content>
public sealed partial class Sentences
{
    /// <summary>An offer's terms in a sentence.</summary>
    /// <param name="kind">Which way to pay.</param>
    /// <param name="amount">What is to be paid.</param>
    /// <param name="discount">What is taken off; zero: nothing.</param>
    /// <param name="reference">What a transfer carries.</param>
    /// <param name="parts">Amounts with the customer's days; empty: one payment.</param>
    /// <returns>Empty: the link says all.</returns>
    public string Terms(OfferKind kind, Money amount, Money discount, string reference, IReadOnlyList<OfferPart> parts) => kind switch
    {
        OfferKind.BankTransfer => _language.Fill("Message.Terms.BankTransfer", Amount(amount), reference),
        OfferKind.CashOnDelivery => _language.Fill("Message.Terms.CashOnDelivery", Amount(amount)),
        OfferKind.Discount => _language.Fill("Message.Terms.Discount", Amount(amount), Amount(amount + discount)),
        OfferKind.LaterDate when parts.Count > 0 => _language.Fill("Message.Terms.LaterDate", Amount(amount), Date(parts[0].DueOn.DateTime)),
        OfferKind.PartNow or OfferKind.Instalments => _language.Fill("Message.Terms.Parts", string.Join(_language.Fill("Message.Terms.Separator"), parts.Select(OnItsDay))),
        _ => "",
    };

    private string OnItsDay(OfferPart part) => _language.Fill("Message.Terms.Part", Amount(part.Amount), Date(part.DueOn.DateTime));
}
