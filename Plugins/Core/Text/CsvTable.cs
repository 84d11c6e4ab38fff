using System.Text;

namespace CrmPayments.Core.Text;

/// <summary>A small table that travels inside of the assembly: first line the column names, lines that start with # are comments.</summary>
internal sealed class CsvTable
{
    private const string Root = "CrmPayments.Core.";

    private readonly string[] _columns;

    private CsvTable(string[] columns, IReadOnlyList<string[]> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>The tables of a folder, any order.</summary>
    /// <param name="folder">From the project's root, with slashes, the last one too: "Text/Texts/".</param>
    public static IEnumerable<string> Paths(string folder) =>
        typeof(CsvTable).Assembly.GetManifestResourceNames().Select(it => it.Replace('\\', '/')).Where(it => it.StartsWith(Root + folder, StringComparison.Ordinal)).Select(it => it.Substring(Root.Length));

    /// <param name="path">From the project's root, with slashes: "Gateways/Stripe/declines.csv".</param>
    /// <exception cref="InvalidOperationException">There is no such table: a bug.</exception>
    public static CsvTable Embedded(string path)
    {
        var assembly = typeof(CsvTable).Assembly;
        // A build on Windows names the resource with backslashes.
        var name = assembly.GetManifestResourceNames().FirstOrDefault(it => it.Replace('\\', '/') == Root + path)
            ?? throw new InvalidOperationException($"The table {path} is not in the assembly.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="InvalidOperationException">A row has more fields than there are columns: a comma that nobody quoted would cut its text.</exception>
    public static CsvTable Parse(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').Select(Fields).ToList();
        if (lines.Find(fields => fields.Length > lines[0].Length) is { } cut) throw new InvalidOperationException($"The row {string.Join(",", cut)} has more fields than {string.Join(",", lines[0])}.");
        return new CsvTable(lines[0], lines.Skip(1).ToList());
    }

    /// <summary>The number of a column, for reading rows.</summary>
    public int Column(string name) => Array.IndexOf(_columns, name);

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            // A quote inside of a quoted field is written twice: it closes and opens again, and is kept.
            if (letter == '"' && !quoted && field.Length > 0) field.Append(letter);
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted) Close(fields, field);
            else field.Append(letter);
        }

        Close(fields, field);
        return [.. fields];
    }

    private static void Close(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
