using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Braintree.GraphQL;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>POST /graphql: every answer is HTTP 200 and JSON, errors too.</summary>
internal sealed class BraintreeGraphQL(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time, IIssuer? issuer)
{
    private const string Json = "application/json";

    private static readonly VendorFaults Wording = new(
        Failure(new GraphQLFault("An unexpected error occurred.", "INTERNAL"), 500),
        Failure(new GraphQLFault("You have exceeded the rate limit.", "RESOURCE_LIMIT")));

    public async Task AnswerAsync(HttpContext context)
    {
        if (!BraintreeCredentials.Match(context.Request.Headers.Authorization))
        {
            await FaultyLine.WriteAsync(context, Failure(new GraphQLFault("Authentication credentials are invalid.", "AUTHENTICATION")));
            return;
        }

        if (Read(await Body(context)) is not { } request)
        {
            await FaultyLine.WriteAsync(context, Failure(new GraphQLFault("The request body is not a GraphQL request in JSON.")));
            return;
        }

        var fault = request.Operation is { } operation ? faults.Take(Kind(operation)) : null;
        await FaultyLine.RunAsync(context, fault, Wording, declineWith => Answer(request, declineWith));
    }

    private static async Task<string> Body(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static Request? Read(string body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            var json = JObject.Load(reader);
            return (string?)json["query"] is { } query ? Request.Read(query, json["variables"] as JObject ?? [], (string?)json["operationName"] ?? "") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private VendorAnswer Answer(Request request, string? declineWith)
    {
        if (request.Broken is not null) return Failure(request.Broken);
        return books.Write(page =>
        {
            try
            {
                return Success(Execute(page, request, declineWith));
            }
            catch (GraphQLFault fault)
            {
                // Only checks before the execution come here: nothing is booked.
                return Failure(fault);
            }
        });
    }

    private JObject Execute(Page page, Request request, string? declineWith)
    {
        var now = time.GetUtcNow();
        var schema = new BraintreeSchema(page).Build();
        new BraintreeQueries(page).AddTo(schema);
        new BraintreeMutations(page, new BraintreeEvents(page, outbox, now), now, declineWith, issuer).AddTo(schema);
        var validator = new Validator(schema, request.Document!);
        validator.Check(request.Operation!);
        var variables = validator.Variables(request.Operation!, request.Variables);
        return new Executor(schema, request.Document!, variables).Run(request.Operation!);
    }

    // The operation that a fault waits for, by the first root field.
    private static string Kind(Operation operation) => operation.Selections.OfType<Field>().FirstOrDefault()?.Name switch
    {
        "chargePaymentMethod" or "authorizePaymentMethod" or "captureTransaction" => "charge",
        "refundTransaction" => "refund",
        "reverseTransaction" or "reverseRefund" => "void",
        "node" or "search" or "idFromLegacyId" or "ping" => "lookup",
        _ => "other",
    };

    private static VendorAnswer Success(JObject answer)
    {
        answer["extensions"] = new JObject { ["requestId"] = Guid.NewGuid().ToString() };
        return new VendorAnswer(200, Json, answer.ToString(Formatting.None));
    }

    private static VendorAnswer Failure(GraphQLFault fault, int status = 200) =>
        Success(new JObject { ["data"] = JValue.CreateNull(), ["errors"] = new JArray(fault.ToJson(path: null)) }) with { Status = status };

    private sealed record Request(Document? Document, Operation? Operation, JObject Variables, GraphQLFault? Broken)
    {
        public static Request Read(string query, JObject variables, string operationName)
        {
            try
            {
                var document = Parser.Parse(query);
                var operation = operationName.Length == 0 && document.Operations.Count == 1 ? document.Operations[0] : document.Operations.FirstOrDefault(it => it.Name == operationName);
                return operation is null
                    ? new Request(document, null, variables, new GraphQLFault("Must provide operation name if query contains multiple operations."))
                    : new Request(document, operation, variables, null);
            }
            catch (GraphQLFault fault)
            {
                return new Request(null, null, variables, fault);
            }
        }
    }
}
