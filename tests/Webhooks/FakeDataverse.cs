using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Webhooks;

/// <summary>The few Web API requests that the service makes, answered on a port of its own as the platform answers them.</summary>
internal sealed class FakeDataverse : IAsyncDisposable
{
    public static readonly Guid Braintree = new("b0000000-0000-0000-0000-000000000001");
    public static readonly Guid Stripe = new("b0000000-0000-0000-0000-000000000002");
    public static readonly Guid PayPal = new("b0000000-0000-0000-0000-000000000005");

    public const string StatusKey = "the key that links to the status page are signed with";

    private readonly ConcurrentQueue<(string Action, int Status, string Body)> _scripted = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _callers = new();
    private readonly ConcurrentQueue<string> _queries = new();
    private readonly WebApplication _web;
    private readonly TaskCompletionSource _dueWorkRan = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeDataverse(WebApplication web) => _web = web;

    public Uri Url => new(_web.Urls.Single());

    /// <summary>Rows of cpay_gateway, by id.</summary>
    public ConcurrentDictionary<Guid, JObject> Gateways { get; } = new()
    {
        [Braintree] = new() { ["cpay_type"] = 192700000, ["cpay_mode"] = 192700000, ["cpay_publickey"] = BraintreeSender.PublicKey, ["cpay_secretname"] = "braintree-key" },
        [Stripe] = new() { ["cpay_type"] = 192700001, ["cpay_mode"] = 192700000, ["cpay_secretname"] = "stripe-key", ["cpay_webhooksecretname"] = "stripe-endpoint" },
        [PayPal] = new() { ["cpay_type"] = 192700004, ["cpay_mode"] = 192700000, ["cpay_publickey"] = "client", ["cpay_secretname"] = "paypal-key", ["cpay_webhooksecretname"] = "paypal-webhook" },
    };

    /// <summary>Values of the secret environment variables.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new()
    {
        ["braintree-key"] = BraintreeSender.PrivateKey,
        ["stripe-key"] = "sk_test_never_needed_here",
        ["stripe-endpoint"] = StripeSender.Secret,
        ["paypal-key"] = "never_needed_here",
        ["paypal-webhook"] = "0TEST6839H8241612",
        ["cpay_StatusPageKey"] = StatusKey,
    };

    /// <summary>Rows of cpay_refund with their currency, by id.</summary>
    public ConcurrentDictionary<Guid, JObject> Refunds { get; } = new();

    /// <summary>The queries behind the rows that were asked for: "$select=...".</summary>
    public IReadOnlyList<string> Queries => [.. _queries];

    /// <summary>The stored events' parameters, by event id.</summary>
    public ConcurrentDictionary<string, JObject> Stored { get; } = new();

    /// <summary>What was asked, in order: "GET cpay_gateways", "POST cpay_IngestGatewayEvent", ...</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The Authorization headers that came.</summary>
    public IReadOnlyList<string> Callers => [.. _callers];

    /// <summary>Ends when due work was started for the first time.</summary>
    public Task DueWorkRan => _dueWorkRan.Task;

    public static async Task<FakeDataverse> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var dataverse = new FakeDataverse(web);
        web.Run(dataverse.AnswerAsync);
        await web.StartAsync();
        return dataverse;
    }

    public int Count(string request) => _requests.Count(one => one == request);

    /// <summary>The next call of an action is answered with this instead.</summary>
    public void Answer(string action, int status, string body) => _scripted.Enqueue((action, status, body));

    public void Fault(string action, int status, string code, string message) =>
        Answer(action, status, new JObject { ["error"] = new JObject { ["code"] = code, ["message"] = message } }.ToString());

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.Path.Value!.Replace("/api/data/v9.2/", "", StringComparison.Ordinal);
        var subject = name.Split('(')[0];
        _callers.Enqueue(context.Request.Headers.Authorization.ToString());
        _requests.Enqueue($"{context.Request.Method} {subject}");
        if (context.Request.QueryString.HasValue) _queries.Enqueue(Uri.UnescapeDataString(context.Request.QueryString.Value!));
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var (status, body) = _scripted.TryPeek(out var next) && next.Action == subject && _scripted.TryDequeue(out next)
            ? (next.Status, next.Body)
            : Do(subject, name, text.Length == 0 ? [] : JObject.Parse(text));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
        if (subject == "cpay_RunDueWork") _dueWorkRan.TrySetResult();
    }

    private (int Status, string Body) Do(string subject, string name, JObject input) => subject switch
    {
        "cpay_gateways" => Row(Gateways, Guid.Parse(name[(subject.Length + 1)..^1])),
        "cpay_refunds" => Row(Refunds, Guid.Parse(name[(subject.Length + 1)..^1])),
        "RetrieveEnvironmentVariableSecretValue" => Secret((string)input["EnvironmentVariableName"]!),
        "cpay_IngestGatewayEvent" => Store(input),
        "cpay_RunDueWork" => (200, """{"RefundChecks":0,"GatewayEvents":0,"Message":"Nothing was due."}"""),
        _ => (404, "no such thing"),
    };

    private static (int Status, string Body) Row(ConcurrentDictionary<Guid, JObject> rows, Guid id) => rows.TryGetValue(id, out var row)
        ? (200, row.ToString())
        : (404, """{"error":{"code":"0x80040217","message":"Entity With Id = ... Does Not Exist"}}""");

    private (int Status, string Body) Secret(string name) => Secrets.TryGetValue(name, out var value)
        ? (200, new JObject { ["EnvironmentVariableSecretValue"] = value }.ToString())
        : (400, """{"error":{"code":"0x80097383","message":"The secret could not be read."}}""");

    private (int Status, string Body) Store(JObject input) => Stored.TryAdd((string)input["EventId"]!, input)
        ? (200, $$"""{"Outcome":"Stored","EventRecordId":"{{Guid.NewGuid()}}"}""")
        : (200, $$"""{"Outcome":"Duplicate","EventRecordId":"{{Guid.NewGuid()}}"}""");
}
