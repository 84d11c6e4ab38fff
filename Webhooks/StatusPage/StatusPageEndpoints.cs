using System.Globalization;
using CrmPayments.Core.Messages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>
/// The page that messages to customers link to: /status/{token}. A bad, an expired and an unknown token look alike, and nothing
/// about a request is kept or logged: the token lets whoever has it in.
/// </summary>
internal static class StatusPageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/status/{**token}", Reading, Show);

    private static async Task<IResult> Show(HttpContext context, string? token, StatusPages pages, StatusPageLimits limits, ILogger<StatusPages> log, CancellationToken cancel)
    {
        SetHeaders(context.Response);
        var language = LanguageChoice.Of(context.Request);
        using var permit = limits.Acquire(context.Connection.RemoteIpAddress);
        if (!permit.IsAcquired) return Later(context.Response, language, StatusCodes.Status429TooManyRequests, TimeSpan.FromMinutes(1));
        try
        {
            return await pages.FindAsync(token, cancel).ConfigureAwait(false) is { } found
                ? Html(StatusPageHtml.Of(found, LanguageChoice.Asked(context.Request) ?? CustomerLanguages.Nearest(found.Link.Language)), StatusCodes.Status200OK)
                : Html(StatusPageHtml.NotFound(language), StatusCodes.Status404NotFound);
        }
        catch (DataverseUnavailableException unavailable)
        {
            log.LogWarning("A status page could not be shown. {Why}", unavailable.Message);
            return Later(context.Response, language, StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(30));
        }
    }

    private static void SetHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src {StatusPageStyle.Source}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
    }

    private static ContentHttpResult Later(HttpResponse response, int language, int status, TimeSpan after)
    {
        response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Html(StatusPageHtml.Later(language), status);
    }

    private static ContentHttpResult Html(string page, int status) => TypedResults.Text(page, "text/html; charset=utf-8", statusCode: status);
}
