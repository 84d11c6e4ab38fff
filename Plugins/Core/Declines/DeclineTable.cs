using CrmPayments.Core.Text;

namespace CrmPayments.Core.Declines;

/// <summary>What one gateway's codes mean: its declines.csv, columns code, reason, retry.</summary>
/// <remarks>A code that ends with * stands for all that begin so; the longest fitting one counts. Retry: yes (later), no, update (after new data), authenticate, fix (our side).</remarks>
internal sealed class DeclineTable
{
    private readonly Dictionary<string, DeclineReason> _reasons;

    private DeclineTable(Dictionary<string, DeclineReason> reasons) => _reasons = reasons;

    public IReadOnlyDictionary<string, DeclineReason> Reasons => _reasons;

    /// <param name="path">As in <see cref="CsvTable.Embedded"/>.</param>
    public static DeclineTable Embedded(string path)
    {
        var table = CsvTable.Embedded(path);
        int code = table.Column("code"), reason = table.Column("reason");
        return new DeclineTable(table.Rows.ToDictionary(row => row[code], row => (DeclineReason)Enum.Parse(typeof(DeclineReason), row[reason]), StringComparer.Ordinal));
    }

    /// <summary>The reason of a code; <see cref="DeclineReason.Unrecognized"/> for one that no line knows.</summary>
    public DeclineReason Of(string code)
    {
        if (_reasons.TryGetValue(code, out var exact)) return exact;
        for (var length = code.Length; length > 0; length--)
        {
            if (_reasons.TryGetValue(code.Substring(0, length) + "*", out var prefix)) return prefix;
        }

        return DeclineReason.Unrecognized;
    }
}
