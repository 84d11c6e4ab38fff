using System.Text;

namespace CrmPayments.Core.Gateways.Http;

/// <summary>application/x-www-form-urlencoded, both ways.</summary>
internal static class FormBody
{
    /// <summary>Names and values percent-encoded, brackets of names too.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join("&", fields.Select(field => Uri.EscapeDataString(field.Key) + "=" + Uri.EscapeDataString(field.Value)));

    /// <summary>The first value of each name; rubbish yields rubbish, never an exception.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&'))
        {
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair.Substring(0, equals));
            if (!fields.ContainsKey(name)) fields.Add(name, equals < 0 ? "" : Decode(pair.Substring(equals + 1)));
        }

        return fields;
    }

    public static IReadOnlyDictionary<string, string> Read(byte[] utf8) => Read(Encoding.UTF8.GetString(utf8));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
