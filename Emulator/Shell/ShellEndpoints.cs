using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Shell.Model;
using CrmPayments.Emulator.Shell.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Shell;

/// <summary>The app in the browser: its files, its model, the user menu, and the solution's web resources unchanged.</summary>
public static class ShellEndpoints
{
    /// <summary>The cookie that says who the browser's user is; the Web API reads it too. Its value is a domain name.</summary>
    public const string UserCookie = "cpay_user";

    public static IEndpointRouteBuilder MapShell(this IEndpointRouteBuilder routes, EmbeddedDataverse dataverse, ShellOptions options) =>
        routes.MapShell(dataverse.Metadata, new DataverseDirectory(dataverse), options);

    /// <summary>The same over any source of users and rights.</summary>
    public static IEndpointRouteBuilder MapShell(this IEndpointRouteBuilder routes, OrganizationMetadata metadata, IShellDirectory directory, ShellOptions options)
    {
        var reader = new ShellModelReader(options.SolutionDirectory, metadata);
        var webResources = new StaticFiles(options.WebResourcesDirectory, reader.WebResourceNames());
        var app = new StaticFiles(options.AppDirectory, ["index.html", "app.js", "app.css"]);

        routes.MapGet("/shell/session", (HttpContext http) => Session(http, directory, options));
        routes.MapPost("/shell/signin", (SignIn request, HttpContext http) => SignInAs(request, http, directory));
        routes.MapGet("/shell/model", (HttpContext http) => ModelFor(http, directory, options, reader));
        routes.MapGet("/WebResources/{**name}", (string name) => webResources.Find(name));
        routes.MapGet("/app/{name}", (string name) => app.Find(name));
        routes.MapGet("/", () => app.Find("index.html"));
        routes.MapGet("/main.aspx", () => app.Find("index.html"));
        return routes;
    }

    /// <summary>Who the browser's user is and who else could be; no user: the front end asks.</summary>
    private static Ok<SessionModel> Session(HttpContext http, IShellDirectory directory, ShellOptions options)
    {
        var user = CurrentUser(http, directory, options);
        return TypedResults.Ok(new SessionModel(user, directory.Users(), user is null ? new Dictionary<string, int>() : directory.PrivilegesOf(user.Id)));
    }

    private static Results<NoContent, BadRequest<string>> SignInAs(SignIn request, HttpContext http, IShellDirectory directory)
    {
        if (directory.Users().All(user => user.DomainName != request.DomainName)) return TypedResults.BadRequest($"There is no enabled user {request.DomainName}.");
        http.Response.Cookies.Append(UserCookie, request.DomainName, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        return TypedResults.NoContent();
    }

    private static Results<Ok<ShellModel>, UnauthorizedHttpResult> ModelFor(HttpContext http, IShellDirectory directory, ShellOptions options, ShellModelReader reader) =>
        CurrentUser(http, directory, options) is { } user ? TypedResults.Ok(reader.In(directory.LanguageOf(user.Id))) : TypedResults.Unauthorized();

    private static ShellUser? CurrentUser(HttpContext http, IShellDirectory directory, ShellOptions options)
    {
        var domainName = http.Request.Cookies[UserCookie] ?? options.DefaultUser;
        return directory.Users().FirstOrDefault(user => user.DomainName == domainName);
    }

    private sealed record SignIn(string DomainName);

    private sealed record SessionModel(ShellUser? User, IReadOnlyList<ShellUser> Users, IReadOnlyDictionary<string, int> Privileges);
}
