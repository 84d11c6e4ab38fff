using System.Net;

namespace CrmPayments.Emulator.Doors;

/// <summary>
/// There are no passwords here, so nothing but this machine may come in: the server listens on loopback, and a Host header
/// that names another machine (a web page that rebinds its own name to 127.0.0.1) is refused.
/// </summary>
internal static class LoopbackNames
{
    public static void UseLoopbackNamesOnly(this WebApplication web) => web.Use(async (context, next) =>
    {
        if (IsLoopback(context.Request.Host.Host))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync("This emulator answers only to 127.0.0.1 and localhost.", context.RequestAborted);
    });

    private static bool IsLoopback(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
