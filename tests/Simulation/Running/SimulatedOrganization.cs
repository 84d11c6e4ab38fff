using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Gateways;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Simulation;

/// <summary>An environment with the shipped plug-in assembly, and the gateways' simulators with our banks behind them. Time and async jobs move only when told.</summary>
internal sealed class SimulatedOrganization : IAsyncDisposable
{
    private readonly SimulatedGateways _gateways;
    private readonly Dictionary<string, EntityReference> _currencies = [];

    private SimulatedOrganization(SimulatedGateways gateways)
    {
        _gateways = gateways;
        Vaults = new Vaults(gateways.Url);
        Dataverse = EmbeddedDataverse.Open(new EmbeddedDataverseOptions
        {
            SolutionDirectory = Clone.Path("Solution", "src"),
            PluginAssembly = Clone.PluginAssembly,
            Clock = gateways.Clock,
            Secrets = new Secrets(),
            AsyncWorkers = 0,
        });
        System = Dataverse.As(Dataverse.SystemUserId);
        SetUp(gateways.Url);
    }

    public EmbeddedDataverse Dataverse { get; }

    public SimulatorHost Simulators => _gateways.Simulators;

    public FakeClock Clock => _gateways.Clock;

    public Vaults Vaults { get; }

    public IOrganizationService System { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<SimulatedOrganization> StartAsync(Issuers issuers) => new(await SimulatedGateways.StartAsync(issuers));

    public EntityReference Currency(string code) => _currencies[code];

    public IEnumerable<Entity> Rows(string table, params string[] columns) => Rows(new QueryExpression(table) { ColumnSet = new ColumnSet(columns) });

    /// <summary>All rows of a query, page by page.</summary>
    public IEnumerable<Entity> Rows(QueryExpression query)
    {
        query.PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 };
        while (true)
        {
            var page = System.RetrieveMultiple(query);
            foreach (var row in page.Entities) yield return row;
            if (!page.MoreRecords) yield break;
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dataverse.Dispose();
        Vaults.Dispose();
        await _gateways.DisposeAsync();
    }

    private void SetUp(Uri url)
    {
        foreach (var market in Market.All.DistinctBy(market => market.Currency)) _currencies[market.Currency] = PutCurrency(market);
        foreach (var gateway in GatewaySetup.All)
        {
            System.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = gateway.SecretName, ["displayname"] = gateway.SecretName, ["type"] = new OptionSetValue(100000005) });
            System.Create(gateway.Row(url));
        }

        const string Sender = "payments@contoso.example";
        System.Create(new Entity("queue") { ["name"] = "Payments", ["emailaddress"] = Sender });
        Set("cpay_MessageQueue", Sender);
        Set("cpay_CustomerPageUrl", "https://shop.contoso.example/thanks");
    }

    private void Set(string variable, string value)
    {
        var query = new QueryExpression("environmentvariabledefinition");
        query.Criteria.AddCondition("schemaname", ConditionOperator.Equal, variable);
        System.Create(new Entity("environmentvariablevalue") { ["environmentvariabledefinitionid"] = Rows(query).Single().ToEntityReference(), ["schemaname"] = variable, ["value"] = value });
    }

    private EntityReference PutCurrency(Market market)
    {
        var query = new QueryExpression("transactioncurrency");
        query.Criteria.AddCondition("isocurrencycode", ConditionOperator.Equal, market.Currency);
        if (Rows(query).FirstOrDefault() is { } own) return own.ToEntityReference();
        return new EntityReference("transactioncurrency", System.Create(new Entity("transactioncurrency")
        {
            ["isocurrencycode"] = market.Currency,
            ["currencyname"] = market.Currency,
            ["currencysymbol"] = market.Currency,
            ["currencyprecision"] = Core.Currency.Of(market.Currency).Decimals,
            ["exchangerate"] = decimal.Round(1m / market.ToDollars, 10),
        }));
    }

    private sealed class Secrets : ISecretStore
    {
        public string? Find(string environmentVariableName) => GatewaySetup.All.FirstOrDefault(gateway => gateway.SecretName == environmentVariableName)?.Secret ?? "of the simulation only, 32 characters";
    }
}
