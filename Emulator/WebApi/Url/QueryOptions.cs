using System.Net;
using CrmPayments.Emulator.WebApi.Errors;

namespace CrmPayments.Emulator.WebApi.Url;

/// <summary>The options behind the question mark, decoded, as they were written.</summary>
public sealed class QueryOptions
{
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "$select", "$filter", "$orderby", "$top", "$expand", "$count", "$apply", "$skiptoken", "$id", "fetchXml", "tag", "annotations", "api-version",
    };

    // What the platform has and this emulator has not, in contrast to what neither has.
    private static readonly HashSet<string> Missing = new(StringComparer.Ordinal) { "savedQuery", "userQuery", "$deltatoken", "$compute" };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public QueryOptions(Uri uri)
    {
        foreach (var each in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = each.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(at < 0 ? each : each[..at]);
            _values[Canonical(name)] = at < 0 ? "" : WebUtility.UrlDecode(each[(at + 1)..]);
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <exception cref="WebApiException">400 or 501 for an option that is not understood.</exception>
    public void Check()
    {
        foreach (var name in _values.Keys.Where(name => !name.StartsWith('@') && !Understood.Contains(name)))
            throw Missing.Contains(name) ? WebApiException.NotEmulated($"The query option {name}") : WebApiException.BadQuery($"The query parameter {name} is not supported.");
    }

    // The one option whose letter case clients disagree about.
    private static string Canonical(string name) => name.Equals("fetchXml", StringComparison.OrdinalIgnoreCase) ? "fetchXml" : name;
}
