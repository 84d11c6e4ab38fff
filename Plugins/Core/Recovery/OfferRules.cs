using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>Which other ways to pay suit a debt, by reason, amount and history (C60).</summary>
/// <remarks>Source: practice/recovery.md section 13; the tables offers.csv and offer-bounds.csv.</remarks>
public static class OfferRules
{
    // Instalments are for who could not pay more than once, and two promises are enough.
    private const int RepeatedTries = 2;
    private const int MostPromises = 2;

    private static readonly Dictionary<string, OfferKind[]> Kinds = CsvTable.Embedded("Recovery/Tables/offers.csv").Rows
        .ToDictionary(row => row[0], row => row[1].Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(Word).ToArray(), StringComparer.Ordinal);

    private static readonly Dictionary<OfferKind, string[]> Bounds = CsvTable.Embedded("Recovery/Tables/offer-bounds.csv").Rows.ToDictionary(row => Word(row[0]));

    /// <summary>The kinds that make sense now, the best first; none for what is ours to mend, not known, or denied by the customer.</summary>
    public static IReadOnlyList<OfferKind> Choose(OfferFacts facts)
    {
        var fitting = For(facts.Reason).Where(kind => IsWithin(kind, facts.BaseAmount) && IsPossible(kind, facts)).ToList();
        return [.. fitting.Where(kind => !facts.NotTaken.Contains(kind)), .. fitting.Where(facts.NotTaken.Contains)];
    }

    private static OfferKind[] For(DeclineReason reason) =>
        Kinds.TryGetValue(reason.ToString(), out var own) ? own : Kinds[DeclineMeanings.ClassOf(reason).ToString()];

    private static bool IsPossible(OfferKind kind, OfferFacts facts) => kind switch
    {
        OfferKind.PaymentLink => facts.HasLinks,
        OfferKind.OtherMethod => facts.HasOtherMethod,
        OfferKind.CashOnDelivery => facts.HasDelivery,
        OfferKind.Instalments => facts.TriesMade >= RepeatedTries,
        OfferKind.Discount => facts.MayDiscount && facts.IsLate && !facts.DiscountOffered,
        OfferKind.LaterDate => facts.Promises < MostPromises,
        OfferKind.CancelAndRefund => facts.HasPaid,
        _ => true,
    };

    private static bool IsWithin(OfferKind kind, decimal amount) =>
        (Number(Bounds[kind][1]) is not { } from || amount >= from) && (Number(Bounds[kind][2]) is not { } to || amount <= to);

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static OfferKind Word(string word) => (OfferKind)Enum.Parse(typeof(OfferKind), word);
}
