using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>A score that explains itself (C39). Its numbers are guesses until own outcomes replace the starting values; the app says so.</summary>
/// <remarks>Source: practice/recovery.md section 10; the table starting-scores.csv.</remarks>
public static class Recoverability
{
    private const decimal Lowest = 0.01m;
    private const decimal Highest = 0.95m;
    private const decimal EachTry = 0.75m;
    private const int Shown = 3;

    // With new data the failure about data is as good as over.
    private const decimal AfterChange = 0.75m;

    private static readonly Dictionary<string, decimal> Starts = CsvTable.Embedded("Recovery/Tables/starting-scores.csv").Rows
        .ToDictionary(row => row[0], row => decimal.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The score and its three strongest reasons.</summary>
    public static RecoverabilityScore Of(RecoverabilityFacts facts)
    {
        var start = StartOf(facts);
        var afterTries = start * (decimal)Math.Pow((double)EachTry, Math.Min(facts.TriesMade, 20));
        var moves = Moves(facts).ToList();
        var value = moves.Aggregate(afterTries, (sum, move) => sum + move.Value);
        moves.Add(new(ScoreReason.EarlierTries, afterTries - start));
        moves.Add(new(ScoreReason.Reason, start - 0.5m));
        var strongest = moves.Where(move => move.Value != 0m || move.Key == ScoreReason.Reason)
            .OrderByDescending(move => Math.Abs(move.Value)).ThenBy(move => move.Key).Select(move => move.Key).Take(Shown);
        return new RecoverabilityScore(decimal.Round(Math.Min(Highest, Math.Max(Lowest, Floor(facts, value))), 2), [.. strongest]);
    }

    private static decimal StartOf(RecoverabilityFacts facts)
    {
        if (facts.MethodChanged && DeclineMeanings.ClassOf(facts.Reason) == DeclineClass.Data) return AfterChange;
        return Starts.TryGetValue(facts.Reason.ToString(), out var own) ? own : Starts[DeclineMeanings.ClassOf(facts.Reason).ToString()];
    }

    private static IEnumerable<KeyValuePair<ScoreReason, decimal>> Moves(RecoverabilityFacts facts)
    {
        if (facts.PaidLateBefore) yield return new(ScoreReason.PaidLateBefore, 0.15m);
        if (facts.MethodChanged) yield return new(ScoreReason.MethodChanged, 0.15m);
        if (facts.ApprovedLately) yield return new(ScoreReason.ApprovedLately, 0.08m);
        if (facts.PaydayNear && DeclineMeanings.ClassOf(facts.Reason) == DeclineClass.Soft) yield return new(ScoreReason.PaydayNear, 0.10m);
        if (facts.SeveralMethodsFail) yield return new(ScoreReason.SeveralMethodsFail, -0.15m);
        if (facts.AmountUnusual) yield return new(ScoreReason.AmountUnusual, -0.10m);
        if (facts.Prepaid) yield return new(ScoreReason.Prepaid, -0.10m);
        if (facts.ContactBounces) yield return new(ScoreReason.ContactBounces, -0.12m);
    }

    // Good habits do not bring a stolen card back: a hard decline without new data stays hopeless with this method.
    private static decimal Floor(RecoverabilityFacts facts, decimal value) =>
        DeclineMeanings.Of(facts.Reason).Again == AgainWhen.Never && !facts.MethodChanged ? Math.Min(value, 0.05m) : value;
}
