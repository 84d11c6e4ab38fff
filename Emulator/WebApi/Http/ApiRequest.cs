using System.Net.Http.Headers;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.WebApi.Errors;

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

    /// <exception cref="WebApiException">415: there is a body, and Content-Type says that it is something else than JSON in UTF-8.</exception>
    public byte[] JsonBody() => Body.Length == 0 || string.IsNullOrEmpty(Header("Content-Type")) || IsJson(Header("Content-Type")!)
        ? Body
        : throw WebApiException.WrongMediaType(Header("Content-Type")!);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    private static bool IsJson(string contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet?.Trim('"') ?? "utf-8").Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
