using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Errors;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>
/// Refuses what a web page of another site sends through a person's browser: without an Authorization header
/// the caller would be the system administrator.
/// </summary>
public static class CrossSiteGuard
{
    /// <param name="headers">The request's.</param>
    /// <param name="host">Host and port the request was sent to.</param>
    /// <exception cref="WebApiException">403: the Origin's host and port differ, the browser says cross-site or same-site, or its page has a name that is not this computer's.</exception>
    public static void Check(IReadOnlyDictionary<string, string> headers, string host)
    {
        if (headers.TryGetValue("Sec-Fetch-Site", out var site) && site is "cross-site" or "same-site")
            throw Refused();
        // A foreign name that was made to point at this computer (DNS rebinding) is same-origin to the browser.
        if ((site is not null || headers.ContainsKey("Origin")) && !IsLoopback(host))
            throw Refused();
        // "null" is what sandboxed frames and file: pages send: no site of ours either.
        if (headers.TryGetValue("Origin", out var origin) && !IsHost(origin, host))
            throw Refused();
    }

    private static bool IsLoopback(string host) => Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static bool IsHost(string origin, string host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host, StringComparison.OrdinalIgnoreCase);

    private static WebApiException Refused() =>
        new(403, ErrorCodes.WebApiNotSupported, "Requests from web pages of another site are refused: the emulator's Web API trusts this computer.");
}
