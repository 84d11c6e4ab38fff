using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Http;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>/api/transact.php and /api/query.php: forms in, a query string or XML out.</summary>
internal sealed class NmiApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time, IIssuer? issuer)
{
    private static readonly VendorAnswer ServerError = new(StatusCodes.Status500InternalServerError, "text/html", "<html><body>Internal Server Error</body></html>");

    private static readonly VendorFaults OfTransact = new(ServerError, NmiAnswers.RateLimited("301"));

    private static readonly VendorFaults OfQuery = new(ServerError, new VendorAnswer(StatusCodes.Status429TooManyRequests, "text/html", ""));

    public async Task TransactAsync(HttpContext context)
    {
        var fields = await FieldsAsync(context);
        await FaultyLine.RunAsync(context, faults.Take(Operation(fields)), OfTransact, declineWith => books.Write(page =>
        {
            var now = time.GetUtcNow();
            return Run(new NmiCall(page, new NmiEvents(page, outbox, now), fields, now, declineWith) { Issuer = issuer });
        }));
    }

    public async Task QueryAsync(HttpContext context)
    {
        var fields = await FieldsAsync(context);
        await FaultyLine.RunAsync(context, faults.Take("lookup"), OfQuery, _ => IsSignedIn(fields)
            ? books.Read(page => NmiQuery.Answer(page, fields))
            : NmiQuery.Error("Invalid Username/Password"));
    }

    // The first value of a name counts; what is no form has no fields.
    private static async Task<IReadOnlyDictionary<string, string>> FieldsAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return new Dictionary<string, string>();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return form.ToDictionary(field => field.Key, field => field.Value.FirstOrDefault() ?? "", StringComparer.Ordinal);
    }

    private static bool IsSignedIn(IReadOnlyDictionary<string, string> fields) => fields.GetValueOrDefault("security_key") == NmiCredentials.SecurityKey;

    private static string Operation(IReadOnlyDictionary<string, string> fields) => fields.GetValueOrDefault("type", "") switch
    {
        "refund" => "refund",
        "void" => "void",
        "" => "store",
        _ => "charge",
    };

    private static VendorAnswer Run(NmiCall call)
    {
        if (!IsSignedIn(call.Fields)) return call.Error("Authentication Failed");
        return call.Text("type") switch
        {
            "sale" or "auth" or "validate" => NmiSales.Charge(call),
            "capture" => NmiSales.Capture(call),
            "refund" => NmiRefunds.Refund(call),
            "void" => NmiRefunds.Void(call),
            "" when call.Text("customer_vault").Length > 0 => NmiVault.Run(call),
            _ => call.Error("Invalid Transaction Type"),
        };
    }
}
