using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Reads form parameters with nested keys: metadata[order_id]=A-1, expand[]=x, expand[0]=x; brackets raw or percent-encoded.</summary>
internal static class StripeForm
{
    // A key nested deeper than any real one is an attack.
    private const int DeepestNesting = 8;

    /// <summary>Nested objects of texts; lists are objects whose keys are positions.</summary>
    /// <exception cref="FormatException">A key is malformed.</exception>
    public static JObject Read(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new JObject();
        foreach (var (key, value) in pairs) Put(root, Path(key), value);
        return root;
    }

    /// <summary>Cuts a body or query string into decoded pairs.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string text) => text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
    {
        var cut = pair.IndexOf('=', StringComparison.Ordinal);
        return cut < 0 ? new KeyValuePair<string, string>(Decode(pair), "") : new(Decode(pair[..cut]), Decode(pair[(cut + 1)..]));
    });

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static List<string> Path(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return [key];
        var path = key[open..].Split(']')[..^1].Select(part => part.TrimStart('[')).Prepend(key[..open]).ToList();
        return key.EndsWith(']') && path.Count <= DeepestNesting ? path : throw new FormatException($"Invalid parameter name: {key}");
    }

    private static void Put(JObject root, List<string> path, string value)
    {
        var at = root;
        foreach (var part in path[..^1]) at = Child(at, part);
        at[Key(at, path[^1])] = value;
    }

    private static JObject Child(JObject parent, string part)
    {
        var key = Key(parent, part);
        if (parent[key] is JObject existing) return existing;
        var child = new JObject();
        parent[key] = child;
        return child;
    }

    private static string Key(JObject parent, string part) => part.Length > 0 ? part : parent.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
