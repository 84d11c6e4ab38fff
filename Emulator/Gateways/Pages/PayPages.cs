using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways.Pages;

/// <summary>The pages of all simulators: a plain form with a button for each way to pay.</summary>
internal static class PayPages
{
    /// <summary>The address of a page, as the caller of a simulator reaches it.</summary>
    public static string Address(HttpRequest request, string simulator, string id) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}/simulators/{simulator}/pay/{Uri.EscapeDataString(id)}";

    public static void Map(IEndpointRouteBuilder group, IHostsPayPages simulator)
    {
        group.MapGet("/pay/{id}", (string id) => Show(simulator.Page(id)));
        group.MapPost("/pay/{id}", async (string id, HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            try
            {
                return Show(simulator.Pay(id, form["with"].ToString()));
            }
            catch (FormatException wrong)
            {
                return Results.Text(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        }).DisableAntiforgery();
    }

    /// <summary>The page as HTML; 404 for none.</summary>
    public static IResult Show(PayPage? page) => page is null ? Results.NotFound() : Results.Content(Html(page), "text/html; charset=utf-8");

    private static string Html(PayPage page) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(page.Title)}</title>
        <style>body{"{"}font:16px system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem{"}"} button{"{"}display:block;width:100%;margin:.5rem 0;padding:.6rem;font:inherit{"}"}</style></head>
        <body><p>{Text(page.Title)} (simulator)</p><h1>{page.Amount.ToString("N2", CultureInfo.InvariantCulture)} {Text(page.Currency)}</h1><p>{Text(page.Description)}</p>
        <p role="status">{Text(page.State)}</p>
        <form method="post">{string.Concat(page.Choices.Select(Button))}</form>
        {Back(page.ReturnUrl)}</body></html>
        """;

    private static string Button(PayChoice choice) => $"""<button name="with" value="{Text(choice.Value)}">{Text(choice.Label)}</button>""";

    // Only an address of the web: what a merchant sends must not run in the customer's browser.
    private static string Back(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        ? $"""<p><a href="{Text(url)}">Back to the shop</a></p>"""
        : "";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
