using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>Codes by network: a network's own line beats one for all networks (*); a line with the code * stands for the network's rest.</summary>
internal sealed class NetworkTable<T>
    where T : class
{
    private const string Any = "*";

    private readonly Dictionary<string, T>[] _own;
    private readonly Dictionary<string, T> _any;

    private NetworkTable(ILookup<string, string[]> byNetwork, Func<string[], T> read)
    {
        _own = [.. Enum.GetNames(typeof(PaymentNetwork)).Select(network => Lines(byNetwork[network], read))];
        _any = Lines(byNetwork[Any], read);
    }

    /// <param name="file">Of the folder Recovery/Tables; its first two columns are network and code.</param>
    /// <param name="read">Makes a line of the columns.</param>
    public static NetworkTable<T> Embedded(string file, Func<string[], T> read) =>
        new(CsvTable.Embedded("Recovery/Tables/" + file).Rows.ToLookup(row => row[0], StringComparer.Ordinal), read);

    /// <summary>Null: there is no code, or no line knows it.</summary>
    public T? Find(PaymentNetwork network, string code)
    {
        if (code.Length == 0) return null;
        var own = _own[(int)network];
        return own.TryGetValue(code, out var line) || _any.TryGetValue(code, out line) || own.TryGetValue(Any, out line) ? line : null;
    }

    private static Dictionary<string, T> Lines(IEnumerable<string[]> rows, Func<string[], T> read) =>
        rows.ToDictionary(row => row[1], read, StringComparer.OrdinalIgnoreCase);
}
