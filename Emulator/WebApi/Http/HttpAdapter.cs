using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Endpoints;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>Between ASP.NET Core and the Web API's own requests and answers.</summary>
internal sealed class HttpAdapter(WebApiService service, CallerResolver callers)
{
    public async Task AnswerAsync(HttpContext context, string version)
    {
        var cancel = context.RequestAborted;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        ApiResponse response;
        try
        {
            var request = await ReadAsync(context, headers, version, cancel);
            // The organization service is synchronous, and a request may wait for a row lock: not on a thread of the server's.
            response = await Task.Run(() => service.Handle(request), cancel);
        }
        catch (WebApiException refused)
        {
            response = ErrorWriter.Of(refused.Status, refused.Code, refused.Message);
        }
        catch (Exception bug) when (!cancel.IsCancellationRequested)
        {
            // The client gets the platform's shape; what went wrong is for the log, it may name anything.
            LogBug(context, bug);
            response = ErrorWriter.Of(500, ErrorCodes.Unexpected, "An unexpected error occurred.");
        }
        await WriteAsync(context.Response, response, cancel);
    }

    private static void LogBug(HttpContext context, Exception bug) =>
        context.RequestServices.GetRequiredService<ILogger<HttpAdapter>>().LogError(bug, "The Web API failed at {Method} {Path}", context.Request.Method, context.Request.Path);

    private async Task<ApiRequest> ReadAsync(HttpContext context, Dictionary<string, string> headers, string version, CancellationToken cancel)
    {
        CrossSiteGuard.Check(headers, context.Request.Host.Value ?? "");
        var body = await BodyAsync(context.Request, cancel);
        var authority = $"{context.Request.Scheme}://{context.Request.Host}";
        var root = new Uri($"{authority}{context.Request.PathBase}/api/data/{version}/");
        // As it came: the server has already decoded its own copy of the path, keys with slashes included.
        var uri = WithSlash(new Uri(authority + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget), root);
        var caller = callers.Resolve(headers, context.Request.Cookies[service.Options.UserCookie], new QueryOptions(uri)["tag"]);
        return new ApiRequest(context.Request.Method, root, uri, headers, body, caller);
    }

    // ".../v9.2" is the service document as well.
    private static Uri WithSlash(Uri uri, Uri root) => uri.AbsolutePath + "/" == root.AbsolutePath ? new Uri(root, uri.Query) : uri;

    private async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        var most = service.Options.MaxRequestBytes;
        if (request.ContentLength > most)
            throw TooLarge(most);
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (copy.Length + read > most)
                throw TooLarge(most);
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }

    private static WebApiException TooLarge(int most) => new(413, ErrorCodes.InvalidArgument, $"The request's body is larger than {most} bytes.");

    private static async Task WriteAsync(HttpResponse http, ApiResponse response, CancellationToken cancel)
    {
        http.StatusCode = response.Status;
        http.Headers["OData-Version"] = "4.0";
        http.Headers.CacheControl = "no-cache";
        foreach (var (name, value) in response.Headers)
            http.Headers[name] = value;
        if (response.ContentType is not { } type)
            return;
        http.ContentType = type;
        http.ContentLength = response.Body.Length;
        await http.Body.WriteAsync(response.Body, cancel);
    }
}
