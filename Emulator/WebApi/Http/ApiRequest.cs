using CrmPayments.Emulator.Dataverse;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>One Web API request: as it came over HTTP, or as one part of a batch.</summary>
/// <param name="ServiceRoot">Ends with a slash, e.g. <c>http://127.0.0.1:5080/api/data/v9.2/</c>.</param>
/// <param name="Uri">Absolute, below the service root.</param>
public sealed record ApiRequest(string Method, Uri ServiceRoot, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body, Caller Caller)
{
    /// <summary>Null when absent, and for the literal word <c>null</c>, which clients send to switch caching off.</summary>
    public string? IfNoneMatch => Header("If-None-Match") is { } value && value != "null" ? value : null;

    public string? IfMatch => Header("If-Match");

    public Preferences Preferences { get; } = Preferences.Parse(Headers.GetValueOrDefault("Prefer"));

    public bool IsGet => Method == "GET";

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
