using System.Globalization;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Declines;

/// <summary>The table of reasons: reasons.csv beside this file, read once.</summary>
public static class DeclineMeanings
{
    private const int First = (int)DeclineReason.InsufficientFunds;

    // By the reason's number: a simulation asks millions of times.
    private static readonly DeclineMeaning[] Meanings = Read();

    public static IReadOnlyList<DeclineMeaning> All => Meanings;

    /// <exception cref="ArgumentOutOfRangeException">No such reason exists: a bug in the caller.</exception>
    public static DeclineMeaning Of(DeclineReason reason)
    {
        var at = (int)reason - First;
        return at >= 0 && at < Meanings.Length ? Meanings[at] : throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason.");
    }

    public static DeclineClass ClassOf(DeclineReason reason) => Of(reason).Class;

    private static DeclineMeaning[] Read()
    {
        var table = CsvTable.Embedded("Declines/reasons.csv");
        return [.. table.Rows.Select(Meaning).OrderBy(meaning => meaning.Reason)];
    }

    // Columns: reason, class, fixed, again, most.
    private static DeclineMeaning Meaning(string[] row) => new(
        Word<DeclineReason>(row[0]),
        Word<DeclineClass>(row[1]),
        Word<Fixer>(row[2]),
        Word<AgainWhen>(row[3]),
        row[4].Length == 0 ? null : int.Parse(row[4], CultureInfo.InvariantCulture));

    private static T Word<T>(string word)
        where T : struct => (T)Enum.Parse(typeof(T), word);
}
