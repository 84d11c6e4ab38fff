using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>/merchants/{merchant}/…: the XML API, as far as the vendor's server SDKs need it for payments.</summary>
internal sealed class BraintreeRest(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time)
{
    private static readonly VendorFaults Wording = new(Empty(500), Empty(429));

    public async Task AnswerAsync(HttpContext context, string merchant, string path)
    {
        if (!BraintreeCredentials.Match(context.Request.Headers.Authorization) || merchant != BraintreeCredentials.MerchantId)
        {
            await FaultyLine.WriteAsync(context, Empty(401));
            return;
        }

        if (await BraintreeRequestBody.ReadAsync(context.Request) is not { } body)
        {
            await FaultyLine.WriteAsync(context, Empty(400));
            return;
        }

        var method = context.Request.Method;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var fault = faults.Take(Operation(method, segments));
        await FaultyLine.RunAsync(context, fault, Wording, declineWith => Answer(method, segments, body, declineWith));
    }

    // A value of the wrong kind (a word for an amount, a list for a text) is found where it is read: nothing is booked then.
    private VendorAnswer Answer(string method, string[] segments, JObject body, string? declineWith)
    {
        try
        {
            return books.Write(page => Answer(page, method, segments, body, declineWith));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidCastException or JsonException)
        {
            return Empty(400);
        }
    }

    private VendorAnswer Answer(Page page, string method, string[] segments, JObject body, string? declineWith)
    {
        var now = time.GetUtcNow();
        var events = new BraintreeEvents(page, outbox, now);
        var answer = segments switch
        {
            ["transactions", ..] => new BraintreeRestTransactions(page, events, now, declineWith).Answer(method, segments[1..], body),
            ["customers", ..] or ["payment_methods", ..] => new BraintreeRestVault(page, now).Answer(method, segments, body),
            ["client_token"] when method == "POST" => new BraintreeRestAnswer(201, new XElement("client-token", new XElement("value", Convert.ToBase64String("{\"version\":2}"u8)))),
            _ => null,
        };
        return answer?.ToVendorAnswer() ?? Empty(404);
    }

    private static string Operation(string method, string[] segments) => segments switch
    {
        ["transactions"] => "charge",
        ["transactions", _, "refund"] => "refund",
        ["transactions", _, "void"] => "void",
        ["transactions", _, "submit_for_settlement" or "submit_for_partial_settlement"] => "charge",
        ["transactions", "advanced_search" or "advanced_search_ids"] => "lookup",
        _ => method == "GET" ? "lookup" : "other",
    };

    // The SDK reads the status of such answers only.
    private static VendorAnswer Empty(int status) => new(status, "application/xml", "");
}
