using System.Collections.Concurrent;
using System.Globalization;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>Time zones by the platform's code, by Windows identifier and by the IANA database's name.</summary>
/// <remarks>.NET Framework knows Windows identifiers alone; other systems may know only the IANA names: each zone is looked for under both spellings.</remarks>
public static class TimeZones
{
    private static readonly IReadOnlyList<string[]> Rows = CsvTable.Embedded("Recovery/Tables/time-zones.csv").Rows;

    private static readonly Dictionary<int, string> ByCode = Rows.ToDictionary(row => int.Parse(row[0], CultureInfo.InvariantCulture), row => row[1]);

    private static readonly Dictionary<string, string> IanaByWindows = Rows.ToDictionary(row => row[1], row => row[2], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> WindowsByIana = Rows.ToDictionary(row => row[2], row => row[1], StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The Windows identifier of one of the platform's codes; null: no such code is known here.</summary>
    public static string? WindowsId(int code) => ByCode.TryGetValue(code, out var id) ? id : null;

    /// <param name="name">A Windows identifier, an IANA name, or the platform's code in digits.</param>
    /// <returns>Null: this machine knows no such zone under any of its spellings.</returns>
    public static TimeZoneInfo? Find(string name) => name.Length == 0 ? null : Found.GetOrAdd(name, Look);

    private static TimeZoneInfo? Look(string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return WindowsId(code) is { } id ? Look(id) : null;
        if (BySystem(name) is { } zone) return zone;
        if (IanaByWindows.TryGetValue(name, out var iana)) return BySystem(iana);
        return WindowsByIana.TryGetValue(name, out var windows) ? BySystem(windows) : null;
    }

    // The framework tells "unknown" and "its data are damaged" by exceptions alone.
    private static TimeZoneInfo? BySystem(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return null;
        }
    }
}
