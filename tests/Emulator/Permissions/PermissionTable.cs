using System.Text.RegularExpressions;

namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>docs/permissions.md, read as the specification it is: what each role may do with each table and operation.</summary>
internal sealed partial class PermissionTable
{
    private PermissionTable(IReadOnlyList<string> roles, IReadOnlyDictionary<string, IReadOnlyList<string>> cells) => (Roles, Cells) = (roles, cells);

    /// <summary>The columns' heads, in the document's order.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>By the row's name: one cell for each role.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cells { get; }

    /// <summary>One case for each cell: row, role, cell.</summary>
    public IEnumerable<TestCaseData> Cases => Cells.SelectMany(row => Roles.Select((role, at) => new TestCaseData(row.Key, role, row.Value[at]) { TestName = $"{role}, {row.Key}: {row.Value[at]}" }));

    /// <summary>Reads the table below a heading.</summary>
    /// <exception cref="InvalidOperationException">There is no such table, or a row of it has another number of cells than its head.</exception>
    public static PermissionTable Below(string heading)
    {
        var lines = File.ReadLines(Document()).SkipWhile(line => line != $"## {heading}").Skip(1).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Select(Split).ToList();
        if (lines.Count < 3) throw new InvalidOperationException($"docs/permissions.md has no table below \"{heading}\".");
        var head = lines[0];
        foreach (var line in lines.Where(line => line.Count != head.Count)) throw new InvalidOperationException($"docs/permissions.md: the row {line[0]} has {line.Count} cells, not {head.Count}.");
        return new PermissionTable([.. head.Skip(1)], lines.Skip(2).ToDictionary(line => Code().Match(line[0]).Groups[1].Value, line => (IReadOnlyList<string>)[.. line.Skip(1)]));
    }

    private static List<string> Split(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Document()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "docs", "permissions.md");
            if (File.Exists(file)) return file;
        }

        throw new InvalidOperationException("The tests do not run in a clone of the repository.");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
