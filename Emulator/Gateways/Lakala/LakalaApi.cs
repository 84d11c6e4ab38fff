using System.Text;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>/api/v3: signature, envelope, execution, in this order. Each answer is HTTP 200.</summary>
internal sealed class LakalaApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time)
{
    private static readonly VendorFaults Wording = new(
        new VendorAnswer(StatusCodes.Status500InternalServerError, "text/html", "<html><body>Internal Server Error</body></html>"),
        new VendorAnswer(StatusCodes.Status429TooManyRequests, "text/html", ""));

    private static readonly Dictionary<string, Route> Routes = new(StringComparer.Ordinal)
    {
        ["ipsqp/trans/quickSignApply"] = new("store", LakalaTrades.Apply),
        ["ipsqp/trans/quickSignConfirm"] = new("store", LakalaTrades.Confirm),
        ["ipsqp/trans/directlyQuickPay"] = new("charge", LakalaTrades.Charge),
        ["ipsqp/query/tradeQuery"] = new("lookup", call => LakalaTrades.Query(call, agreed: true)),
        ["labs/trans/micropay"] = new("charge", LakalaTrades.Scan),
        ["labs/query/tradequery"] = new("lookup", call => LakalaTrades.Query(call, agreed: false)),
        ["rfd/refund_front/refund"] = new("refund", LakalaRefunds.Refund),
        ["rfd/refund_front/refund_query"] = new("lookup", LakalaRefunds.Query),
        ["ccss/counter/order/special_create"] = new("link", LakalaOrders.Create),
        ["ccss/counter/order/query"] = new("lookup", LakalaOrders.Query),
        ["ccss/counter/order/close"] = new("link", LakalaOrders.Close),
    };

    public async Task AnswerAsync(HttpContext context, string path)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var now = time.GetUtcNow();
        if (!Routes.TryGetValue(path, out var route)) await FaultyLine.WriteAsync(context, new VendorAnswer(StatusCodes.Status404NotFound, "text/html", ""));
        else if (!LakalaSigner.IsGood(context.Request.Headers.Authorization, buffer.ToArray(), now)) await FaultyLine.WriteAsync(context, LakalaJson.Answer(now, "BBS11200", "验签失败"));
        else if (Data(buffer.ToArray()) is not { } data) await FaultyLine.WriteAsync(context, LakalaJson.Answer(now, "BBS11000", "参数校验失败"));
        else await FaultyLine.RunAsync(context, faults.Take(route.Operation), Wording, declineWith => books.Write(page => route.Run(Call(context, page, data, declineWith))));
    }

    private LakalaCall Call(HttpContext context, Page page, JObject data, string? declineWith)
    {
        var now = time.GetUtcNow();
        return new LakalaCall(page, new LakalaEvents(page, outbox, now), data, now, id => PayPages.Address(context.Request, LakalaSimulator.SimulatorName, id), declineWith);
    }

    private static JObject? Data(byte[] body)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body))) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JToken.Load(json) is JObject envelope && (string?)envelope["version"] == "3.0" && LakalaJson.Time((string?)envelope["req_time"] ?? "") is not null ? envelope["req_data"] as JObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Route(string Operation, Func<LakalaCall, VendorAnswer> Run);
}
