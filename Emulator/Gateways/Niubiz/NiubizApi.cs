using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>The REST APIs: token, merchant, body, execution, in this order.</summary>
internal sealed class NiubizApi(GatewayBooks books, FaultBoard faults, TimeProvider time)
{
    private static readonly VendorAnswer Unauthorized = new(StatusCodes.Status401Unauthorized, "text/plain", "Unauthorized access");

    private static readonly VendorFaults Wording = new(
        NiubizJson.Answer(500, new JObject { ["errorCode"] = 500, ["errorMessage"] = "Internal Server Error" }),
        new VendorAnswer(StatusCodes.Status429TooManyRequests, "text/plain", "Too many requests"));

    /// <summary>/api.security/v1/security.</summary>
    public Task SignInAsync(HttpContext context) => FaultyLine.RunAsync(context, faults.Take("other"), Wording, _ =>
        NiubizCredentials.Match(context.Request.Headers.Authorization) ? new VendorAnswer(201, "text/plain", NiubizTokens.Issue(time.GetUtcNow())) : Unauthorized);

    /// <param name="context">The request.</param>
    /// <param name="operation">As faults name it.</param>
    /// <param name="merchant">In the path.</param>
    /// <param name="value">The last part of the path; empty for none.</param>
    /// <param name="run">Books and answers.</param>
    public async Task AnswerAsync(HttpContext context, string operation, string merchant, string value, Func<NiubizCall, VendorAnswer> run)
    {
        var body = await BodyAsync(context);
        if (!NiubizTokens.IsGood(context.Request.Headers.Authorization, time.GetUtcNow()) || NiubizCredentials.CurrencyOf(merchant) is null)
            await FaultyLine.WriteAsync(context, Unauthorized);
        else if (body is null)
            await FaultyLine.WriteAsync(context, NiubizJson.Answer(406, new JObject { ["errorCode"] = 406, ["errorMessage"] = "Not Acceptable" }));
        else
            await FaultyLine.RunAsync(context, faults.Take(operation), Wording, declineWith => books.Write(page => run(new NiubizCall(page, merchant, value, body, time.GetUtcNow(), declineWith))));
    }

    private static async Task<JObject?> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (text.Length == 0) return [];
        try
        {
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JToken.Load(json) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
