using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>What a message says, in the customer's language: the words of both email and text message.</summary>
internal sealed class ToldFacts
{
    private readonly PlannedMessage _it;
    private readonly Sentences _texts;

    /// <param name="it">The message.</param>
    /// <param name="debts">What it speaks of; those that are our own problem are not told beside others.</param>
    /// <param name="language">LCID.</param>
    public ToldFacts(PlannedMessage it, IReadOnlyList<ToldDebt> debts, int language)
    {
        _it = it;
        _texts = Sentences.For(language);
        Language = language;
        Debts = debts.All(IsOurs) ? debts : [.. debts.Where(debt => !IsOurs(debt))];
        Wording = Debts.Count == 0 || it.Kind == MessageKind.ConfirmPayment ? it.Wording : WordingOf(Debts);
    }

    public int Language { get; }

    public IReadOnlyList<ToldDebt> Debts { get; }

    /// <summary>What may be said of the reason; null: nothing failed.</summary>
    public MessageWording? Wording { get; }

    /// <summary>All that it is about in one currency; null: several, or none.</summary>
    public Money? Amount => Sums is { Count: 1 } one ? one[0] : null;

    /// <summary>"49.00 EUR for the yearly plan"; of several debts their sums.</summary>
    public string What => Debts.Count == 1 ? Line(Debts[0]) : Debts.Count == 0 && Sums.Count == 1 ? _texts.AmountFor(Sums[0], Purpose) : string.Join(" + ", Sums.Select(_texts.Amount));

    /// <summary>One line a debt; empty: there is one only.</summary>
    public IReadOnlyList<string> Lines => Debts.Count > 1 ? [.. Debts.Select(Line)] : [];

    /// <summary>"Visa ending in 4242"; empty: no method is known.</summary>
    public string Method => _it.Method.GetAttributeValue<string>(PaymentMethodRow.LastFour) is { Length: > 0 } digits
        ? _texts.MethodName(_it.Method.GetAttributeValue<string>(PaymentMethodRow.Brand) ?? "", digits)
        : "";

    public string Expiry => CardNotices.FirstDayAfter(_it.Method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryMonth), _it.Method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryYear)) is { } after
        ? _texts.Month(after.AddDays(-1))
        : "";

    private string Purpose => _it.Subscription.GetAttributeValue<string>(SubscriptionRow.Purpose) ?? "";

    private IReadOnlyList<Money> Sums => Debts.Count > 0 ? [.. Debts.GroupBy(debt => debt.Amount.Currency).Select(same => same.Aggregate(new Money(0m, same.Key), (sum, debt) => sum + debt.Amount))]
        : (_it.Kind == MessageKind.Recovered ? _it.Recovered : _it.Price) is { } known ? [known] : [];

    private string Line(ToldDebt debt) => _texts.AmountFor(debt.Amount, debt.Purpose);

    private static bool IsOurs(ToldDebt debt) => MessageWordings.Of(debt.Reason) == MessageWording.OurSide;

    // Different reasons share the text that says least.
    private static MessageWording WordingOf(IReadOnlyList<ToldDebt> debts)
    {
        var wordings = debts.Select(debt => MessageWordings.Of(debt.Reason)).Distinct().ToList();
        return wordings.Count == 1 ? wordings[0] : MessageWording.NotApproved;
    }
}
