namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>One endpoint.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Below /v1, with {id} where an id stands.</param>
/// <param name="Operation">What a fault calls it: charge, void, lookup or other.</param>
/// <param name="Key">What opens it.</param>
/// <param name="Run">Executes it.</param>
internal sealed record WompiRoute(string Method, string Path, string Operation, WompiKey Key, Func<WompiCall, WompiAnswer> Run)
{
    private readonly string[] _segments = Path.Split('/');

    public static IReadOnlyList<WompiRoute> All { get; } =
    [
        new("GET", "merchants/info", "other", WompiKey.PublicHeader, _ => WompiSources.Merchant()),
        new("POST", "tokens/cards", "other", WompiKey.Public, WompiTokens.Card),
        new("POST", "tokens/nequi", "other", WompiKey.Public, WompiTokens.Nequi),
        new("POST", "payment_sources", "other", WompiKey.Private, WompiSources.Create),
        new("GET", "payment_sources/{id}", "lookup", WompiKey.Private, WompiSources.Get),
        new("PUT", "payment_sources/{id}/void", "other", WompiKey.Private, WompiSources.Void),
        new("POST", "transactions", "charge", WompiKey.Private, WompiCharges.Create),
        new("GET", "transactions", "lookup", WompiKey.Private, WompiCharges.Search),
        new("GET", "transactions/{id}", "lookup", WompiKey.Private, WompiCharges.Get),
        new("POST", "transactions/{id}/void", "void", WompiKey.Private, WompiVoids.Create),
    ];

    /// <summary>The endpoint of a path and the id in it; null when there is none.</summary>
    public static (WompiRoute Route, string Id)? Find(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var route in All)
        {
            if (route.Match(method, segments) is { } id) return (route, id);
        }

        return null;
    }

    private string? Match(string method, string[] segments)
    {
        if (method != Method || segments.Length != _segments.Length) return null;
        var id = "";
        for (var place = 0; place < segments.Length; place++)
        {
            if (_segments[place] == "{id}") id = segments[place];
            else if (_segments[place] != segments[place]) return null;
        }

        return id;
    }
}
