using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Gateways;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>An environment with the shipped plug-in assembly, both simulators, people and policies. Async jobs and time move only when a test says so.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly SimulatorHost _simulators;
    private readonly HttpClient _http;
    private readonly Inbox _inbox;

    private World(WebApplication web, SimulatorHost simulators, FakeClock clock, Inbox inbox)
    {
        _web = web;
        _simulators = simulators;
        _inbox = inbox;
        Clock = clock;
        Url = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _http = new HttpClient { BaseAddress = Url };
        Dataverse = EmbeddedDataverse.Open(new EmbeddedDataverseOptions
        {
            SolutionDirectory = Clone.Path("Solution", "src"),
            PluginAssembly = Clone.PluginAssembly,
            Clock = clock,
            Secrets = new Secrets(),
            AsyncWorkers = 0,
            Hooks = Hooks,
        });
        System = Dataverse.As(Dataverse.SystemUserId);
        SetUp();
    }

    public EmbeddedDataverse Dataverse { get; }

    public TestHooks Hooks { get; } = new();

    public FakeClock Clock { get; }

    public Uri Url { get; }

    /// <summary>The organization service as SYSTEM.</summary>
    public IOrganizationService System { get; }

    public Guid Agent { get; } = Guid.NewGuid();

    public Guid Approver { get; } = Guid.NewGuid();

    public Guid WithoutRole { get; } = Guid.NewGuid();

    public Guid Customer { get; private set; }

    /// <summary>The secret that one-time codes are hashed with, of this world only.</summary>
    /// <summary>What links to the status page are signed with.</summary>
    public static string StatusPageKey { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public static string StepUpKey { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public static async Task<World> StartAsync()
    {
        var clock = new FakeClock();
        var simulators = new SimulatorHost(new SimulatorOptions { Time = clock });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        web.MapGatewaySimulators(simulators);
        var inbox = new Inbox();
        web.MapPost("/inbox", inbox.ReceiveAsync);
        await web.StartAsync();
        var world = new World(web, simulators, clock, inbox);
        foreach (var gateway in TestGateway.All) simulators.SetNotificationUrl(gateway.Simulator, new Uri(world.Url, "/inbox"));
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        Dataverse.Dispose();
        _http.Dispose();
        await _web.DisposeAsync();
        await _simulators.DisposeAsync();
    }

    /// <summary>A charge at the gateway, settled where that still lets money go back, and its row in the CRM.</summary>
    public async Task<TestCharge> ChargeAsync(TestGateway gateway, decimal amount, bool settled = true)
    {
        var told = await gateway.ChargeAsync(Url, amount);
        var final = settled && (gateway.Capabilities.Refunds || !gateway.GivesBack);
        if (final && (gateway.HasSettlement || gateway.SettlesForParts)) await SettleAsync(gateway);
        return Know(gateway, told.Id, amount, final ? ChargeStatus.Settled : ChargeStatus.Captured);
    }

    /// <summary>Puts a charge of the gateway into the CRM.</summary>
    public TestCharge Know(TestGateway gateway, string gatewayId, decimal amount, ChargeStatus status)
    {
        var id = System.Create(new Entity("cpay_transaction")
        {
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", gateway.Id),
            ["cpay_gatewaytransactionid"] = gatewayId,
            ["cpay_customerid"] = new EntityReference("contact", Customer),
            ["cpay_amount"] = new Money(amount),
            ["cpay_refundedamount"] = new Money(0m),
            ["cpay_reservedamount"] = new Money(0m),
            ["cpay_refundableamount"] = new Money(amount),
            ["transactioncurrencyid"] = CurrencyRow(gateway.CurrencyCode)!.ToEntityReference(),
            ["cpay_status"] = new OptionSetValue((int)status),
            ["cpay_chargedon"] = Clock.GetUtcNow().UtcDateTime,
            ["ownerid"] = new EntityReference("systemuser", Agent),
        });
        return new TestCharge(this, gateway, id, gatewayId);
    }

    /// <summary>Runs the gateway's settlement batch.</summary>
    public async Task SettleAsync(TestGateway gateway) => (await _http.PostAsJsonAsync($"/simulators/{gateway.Simulator}/settle", new { })).EnsureSuccessStatusCode();

    /// <summary>Has something happen at Authorize.Net's simulator for which the vendor has no call.</summary>
    public async Task AtAuthorizeNetAsync(string door, params string[] ids) => (await _http.PostAsJsonAsync($"/simulators/authorize-net/{door}", new { ids })).EnsureSuccessStatusCode();

    public async Task FaultAsync(TestGateway gateway, string operation, string kind, int count = 1, int milliseconds = 0, string code = "")
    {
        var response = await _http.PostAsJsonAsync($"/simulators/{gateway.Simulator}/faults", new { operation, kind, count, milliseconds, code });
        response.EnsureSuccessStatusCode();
    }

    public async Task ClearFaultsAsync(TestGateway gateway) => (await _http.DeleteAsync($"/simulators/{gateway.Simulator}/faults")).EnsureSuccessStatusCode();

    public async Task<JObject> LedgerAsync(TestGateway gateway) => JObject.Parse(await _http.GetStringAsync($"/simulators/{gateway.Simulator}/ledger"));

    /// <summary>Calls a custom API as a user.</summary>
    public ParameterCollection Call(string api, Guid user, params (string Name, object? Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
            if (value is not null) request[name] = value;
        return Dataverse.Execute(request, new Caller(user)).Results;
    }

    /// <summary>Has the simulator send a signed notification, receives and verifies it, and stores it as the Webhooks service would.</summary>
    /// <param name="apply">Whether to store it and run the jobs; false: only receive it.</param>
    /// <param name="outcome">How a dispute ends: won or lost.</param>
    public async Task<NotificationVerdict.Accepted> DeliverAsync(TestGateway gateway, string type, string? chargeId = null, string? refundId = null, bool apply = true, string? outcome = null)
    {
        _inbox.Clear();
        var response = await _http.PostAsJsonAsync($"/simulators/{gateway.Simulator}/notify", new { @event = type, chargeId = chargeId ?? "", refundId = refundId ?? "", outcome = outcome ?? "lost" });
        response.EnsureSuccessStatusCode();
        var accepted = await _inbox.ReceivedAsync(type, request => Inbox.Verify(gateway, Url, request, Clock.GetUtcNow()));
        if (!apply) return accepted;
        Ingest(gateway, accepted);
        RunJobs();
        return accepted;
    }

    public ParameterCollection Ingest(TestGateway gateway, NotificationVerdict.Accepted accepted) => Call(
        "cpay_IngestGatewayEvent", Dataverse.AdministratorId,
        ("GatewayId", gateway.Id), ("EventId", accepted.EventId), ("EventType", accepted.EventType), ("Payload", accepted.Payload));

    /// <summary>A refund that somebody makes in Stripe's dashboard.</summary>
    public async Task<string> RefundInConsoleAsync(string intent, decimal amount) => (string)(await AtStripeAsync(
        "refunds", ("payment_intent", intent), ("amount", Cents(amount))))["id"]!;

    /// <summary>A charge that Stripe holds and has not captured, and its row in the CRM.</summary>
    public async Task<TestCharge> AuthorizeAtStripeAsync(decimal amount)
    {
        var intent = await AtStripeAsync("payment_intents",
            ("amount", Cents(amount)), ("currency", "usd"), ("payment_method", "pm_card_visa"), ("confirm", "true"), ("capture_method", "manual"));
        return Know(TestGateway.All[1], (string)intent["id"]!, amount, ChargeStatus.Authorized);
    }

    /// <summary>What the merchant does at Stripe without the CRM.</summary>
    public async Task<JObject> AtStripeAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/simulators/stripe/v1/{path}")
        {
            Content = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)),
        };
        request.Headers.Authorization = new("Bearer", Emulator.Gateways.Stripe.StripeCredentials.SecretKey);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JObject.Parse(text) : throw new InvalidOperationException(text);
    }

    /// <summary>Changes a row that only the module writes, as a migration of data would: past the step that keeps hands off.</summary>
    public void Stage(Entity row) =>
        System.Execute(new UpdateRequest { Target = row, ["BypassBusinessLogicExecutionStepIds"] = Clone.StepId($"CrmPayments.Plugins.Access.OnlyTheModule: Update of {row.LogicalName}") });

    /// <summary>One more person.</summary>
    /// <param name="name">Domain name; also how they are called.</param>
    /// <param name="role">Number of the solution's role; null: only Basic User.</param>
    public Guid AddUser(string name, int? role)
    {
        var id = Guid.NewGuid();
        PutUser(id, name, role);
        return id;
    }

    /// <summary>Lets one person decide with the right of another, from now on unless told otherwise.</summary>
    public Guid AddDeputy(Guid absent, Guid deputy, TimeSpan? startsIn = null, TimeSpan? lasts = null)
    {
        var from = Clock.GetUtcNow().UtcDateTime + (startsIn ?? TimeSpan.Zero);
        return System.Create(new Entity("cpay_deputy")
        {
            ["cpay_userid"] = new EntityReference("systemuser", absent),
            ["cpay_deputyuserid"] = new EntityReference("systemuser", deputy),
            ["cpay_fromon"] = from,
            ["cpay_untilon"] = from + (lasts ?? TimeSpan.FromDays(7)),
        });
    }

    /// <summary>Approves or rejects a refund.</summary>
    public ParameterCollection Decide(Guid refundId, Guid user, string decision = "Approve", string? comment = null) =>
        Call("cpay_DecideRefund", user, ("RefundId", refundId), ("Decision", decision), ("Comment", comment));

    /// <summary>Gives a role a privilege over rows of one's own.</summary>
    public void Grant(Guid role, string privilege) =>
        System.Associate("role", role, new Relationship("roleprivileges_association"), [Rows("privilege", "name", privilege).Single().ToEntityReference()]);

    /// <summary>Every text of every row of every table, and what plug-ins traced.</summary>
    public IEnumerable<string> Written()
    {
        foreach (var table in Dataverse.Metadata.Tables.Values.Where(table => !table.IsView))
        {
            var rows = System.RetrieveMultiple(new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(true) });
            foreach (var text in rows.Entities.SelectMany(row => row.Attributes.Values).OfType<string>()) yield return text;
        }

        foreach (var trace in Dataverse.Traces.Latest()) yield return trace.ToString()!;
    }

    public void TakeRoles(Guid user)
    {
        foreach (var role in Enumerable.Range(1, 5).Select(number => new EntityReference("role", RoleId(number))))
            System.Disassociate("systemuser", user, new Relationship("systemuserroles_association"), [role]);
    }

    /// <summary>Lets time pass at once, then due work and its jobs run.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Advance(time);
        Call("cpay_RunDueWork", Dataverse.AdministratorId);
        RunJobs();
    }

    public int RunJobs() => Dataverse.Jobs.RunPending();

    /// <summary>Lets time pass and due work run until nothing is due for a week.</summary>
    public void LetAWeekPass()
    {
        foreach (var step in new[] { 2, 5, 10, 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60 })
        {
            RunJobs();
            Pass(TimeSpan.FromMinutes(step));
        }
    }

    public IReadOnlyList<Entity> Rows(string table, string column, object value)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return System.RetrieveMultiple(query).Entities;
    }

    private static string Cents(decimal amount) => ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture);

    public EntityReference Currency(string code) => CurrencyRow(code)!.ToEntityReference();

    /// <returns>Null when the organization has no such currency.</returns>
    private Entity? CurrencyRow(string code)
    {
        var query = new QueryExpression("transactioncurrency");
        query.Criteria.AddCondition("isocurrencycode", ConditionOperator.Equal, code);
        return System.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private void PutCurrency(string code)
    {
        if (CurrencyRow(code) is not null) return;
        System.Create(new Entity("transactioncurrency")
        {
            ["isocurrencycode"] = code,
            ["currencyname"] = code,
            ["currencysymbol"] = code,
            ["currencyprecision"] = Core.Currency.Of(code).Decimals,
            ["exchangerate"] = 2m,
        });
    }

    private void SetUp()
    {
        foreach (var gateway in TestGateway.All)
        {
            PutCurrency(gateway.CurrencyCode);
            System.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = gateway.SecretName, ["displayname"] = gateway.SecretName, ["type"] = new OptionSetValue(100000005) });
            System.Create(gateway.Row(Url));
        }

        PutQueue("payments@contoso.example");
        PutUser(Agent, "agent@contoso.example", 1);
        PutUser(Approver, "approver@contoso.example", 2);
        PutUser(WithoutRole, "norole@contoso.example", null);
        PutPolicy(1, 500m, 100m);
        PutPolicy(2, 1000m, null);
        MeetSomebodyElse("olivia@fabrikam.example");
    }

    /// <summary>One more customer, with whom everything is about from now on.</summary>
    public void MeetSomebodyElse(string? email = null) => Customer = System.Create(new Entity("contact")
    {
        ["firstname"] = "Olivia",
        ["lastname"] = "Bennett",
        ["emailaddress1"] = email,
        ["ownerid"] = new EntityReference("systemuser", Agent),
    });

    /// <summary>The queue that mails come from.</summary>
    private void PutQueue(string address)
    {
        System.Create(new Entity("queue") { ["name"] = "Payments", ["emailaddress"] = address });
        Set("cpay_MessageQueue", address);
    }

    /// <summary>Gives an environment variable a value, in place of the one it had.</summary>
    public void Set(string variable, string value)
    {
        var definition = Rows("environmentvariabledefinition", "schemaname", variable).Single();
        foreach (var row in Rows("environmentvariablevalue", "environmentvariabledefinitionid", definition.Id)) System.Delete(row.LogicalName, row.Id);
        System.Create(new Entity("environmentvariablevalue") { ["environmentvariabledefinitionid"] = definition.ToEntityReference(), ["schemaname"] = variable, ["value"] = value });
    }

    /// <param name="role">Number of the solution's role; null: only Basic User.</param>
    private void PutUser(Guid id, string name, int? role)
    {
        System.Create(new Entity("systemuser", id)
        {
            ["domainname"] = name,
            ["internalemailaddress"] = name,
            ["firstname"] = name,
            ["lastname"] = "Test",
            ["businessunitid"] = new EntityReference("businessunit", Dataverse.RootBusinessUnitId),
        });
        System.Associate("systemuser", id, new Relationship("systemuserroles_association"), [new EntityReference("role", role is { } number ? RoleId(number) : Dataverse.BasicUserRoleId)]);
    }

    private void PutPolicy(int role, decimal most, decimal? approvalAbove) => System.Create(new Entity("cpay_refundpolicy")
    {
        ["cpay_name"] = $"Role {role}",
        ["cpay_appliesto"] = new OptionSetValue(192700000),
        ["cpay_roleid"] = new EntityReference("role", RoleId(role)),
        ["cpay_maximumperrefund"] = most,
        ["cpay_approvalabove"] = approvalAbove,
    });

    private static Guid RoleId(int number) => new($"7c0a1f10-0001-4c70-a000-00000000000{number}");

    private sealed class Secrets : ISecretStore
    {
        public string? Find(string environmentVariableName) => environmentVariableName switch
        {
            "cpay_StepUpKey" => StepUpKey,
            "cpay_StatusPageKey" => StatusPageKey,
            _ => TestGateway.All.FirstOrDefault(gateway => gateway.SecretName == environmentVariableName)?.Secret,
        };
    }
}
