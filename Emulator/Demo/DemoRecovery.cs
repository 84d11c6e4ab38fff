using System.Net.Http.Headers;
using CrmPayments.Core.Recovery;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Gateways.Stripe;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>
/// Subscriptions that Dataverse charges on cards stored at Stripe's simulator, most of which are declined: the module itself
/// opens their cases, writes to their customers and makes their tasks. Then the demo's agent does what agents do with some.
/// </summary>
internal sealed class DemoRecovery(EmbeddedDataverse dataverse, Uri url)
{
    private const int Month = 192700002, Card = 192700000, Active = 192700000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly IReadOnlyList<DemoSubscription> Subscriptions =
    [
        new(1, 5, 49m, "Premium plan", "pm_card_chargeDeclinedInsufficientFunds", Then.Nothing),
        new(2, 3, 19m, "Magazine", "pm_card_chargeDeclinedExpiredCard", Then.Nothing),
        new(3, 7, 35m, "Membresía", "pm_card_visa_chargeDeclinedLostCard", Then.Nothing),
        new(4, 6, 120m, "Language course", "pm_card_chargeDeclinedInsufficientFunds", Then.Offer),
        new(5, 14, 24m, "Абонемент", "pm_card_chargeDeclined", Then.Promise),
        new(6, 15, 60m, "Пожертвование", "pm_card_chargeDeclinedFraudulent", Then.Nothing),
        new(7, 24, 32m, "Co-working desk", "pm_card_chargeDeclined", Then.Pause),
        new(8, 21, 15m, "会员", "pm_card_visa", Then.Nothing),
        new(9, 23, 42m, "Storage", "pm_card_visa", Then.Nothing),
    ];

    private readonly IOrganizationService _service = dataverse.As(dataverse.AdministratorId);

    /// <summary>Interrupted, it goes on: what exists is neither made nor charged again.</summary>
    public async Task SetUpAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/stripe/v1/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeCredentials.SecretKey);
        foreach (var subscription in Subscriptions) await StartAsync(http, subscription);
        await RunAsync();
        await RunAsync();
        foreach (var subscription in Subscriptions.Where(each => each.Then != Then.Nothing)) Act(subscription);
        await dataverse.Jobs.WhenIdleAsync(Patience);
    }

    private async Task StartAsync(HttpClient http, DemoSubscription subscription)
    {
        var id = DemoIds.Of("subscription", subscription.Number);
        if (Exists("cpay_subscription", id)) return;
        var customer = DemoCustomers.All.Single(one => one.Number == subscription.Customer);
        var method = await StoreAsync(http, subscription, customer);
        _service.Execute(new UpsertRequest { Target = method });
        _service.Create(Row(subscription, customer, method, id));
    }

    /// <summary>A card that the shop has stored before.</summary>
    private static async Task<Entity> StoreAsync(HttpClient http, DemoSubscription subscription, DemoCustomer customer)
    {
        var payer = await PostAsync(http, "customers", subscription, new() { ["email"] = customer.Email, ["name"] = $"{customer.FirstName} {customer.LastName}" });
        var stored = await PostAsync(http, $"payment_methods/{subscription.Card}/attach", subscription, new() { ["customer"] = (string)payer["id"]! });
        return new Entity("cpay_paymentmethod", DemoIds.Of("method", subscription.Number))
        {
            ["cpay_name"] = $"Visa {(string)stored["card"]!["last4"]!}",
            ["cpay_customerid"] = new EntityReference("contact", customer.Id),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", StripeBooking.Gateway.Id),
            ["cpay_token"] = (string)stored["id"]!,
            ["cpay_customertoken"] = (string)payer["id"]!,
            ["cpay_kind"] = new OptionSetValue(Card),
            ["cpay_brand"] = "Visa",
            ["cpay_lastfour"] = (string)stored["card"]!["last4"]!,
            ["cpay_status"] = new OptionSetValue(Active),
        };
    }

    /// <summary>The one that is good and the ones that fail are charged now, the last one in ten days.</summary>
    private Entity Row(DemoSubscription subscription, DemoCustomer customer, Entity method, Guid id)
    {
        var starts = dataverse.Now.UtcDateTime.AddDays(subscription == Subscriptions[Subscriptions.Count - 1] ? 10 : 0);
        return new Entity("cpay_subscription", id)
        {
            ["cpay_name"] = $"{subscription.Purpose}, {customer.FirstName} {customer.LastName}",
            ["cpay_purpose"] = subscription.Purpose,
            ["cpay_customerid"] = new EntityReference("contact", customer.Id),
            ["cpay_paymentmethodid"] = method.ToEntityReference(),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", StripeBooking.Gateway.Id),
            ["cpay_amount"] = new Money(subscription.Amount),
            ["transactioncurrencyid"] = Currency(customer.Currency),
            ["cpay_interval"] = new OptionSetValue(Month),
            ["cpay_intervalcount"] = 1,
            ["cpay_startson"] = starts,
            ["cpay_nextchargeon"] = starts,
            ["cpay_status"] = new OptionSetValue(Active),
            ["ownerid"] = new EntityReference("systemuser", DemoUsers.Agent.Id),
        };
    }

    /// <summary>What the timer would do within the next minutes.</summary>
    private async Task RunAsync()
    {
        _service.Execute(new OrganizationRequest("cpay_RunDueWork"));
        await dataverse.Jobs.WhenIdleAsync(Patience);
    }

    private void Act(DemoSubscription subscription)
    {
        var customer = DemoCustomers.All.Single(one => one.Number == subscription.Customer);
        var query = new QueryExpression("cpay_recoverycase") { TopCount = 1 };
        query.Criteria.AddCondition("cpay_customerid", ConditionOperator.Equal, customer.Id);
        query.Criteria.AddCondition("cpay_status", ConditionOperator.Equal, (int)CaseStatus.Active);
        if (_service.RetrieveMultiple(query).Entities.FirstOrDefault() is not { } recovery) return;
        var request = subscription.Then switch
        {
            Then.Offer => new OrganizationRequest("cpay_OfferAlternative") { ["Kind"] = new OptionSetValue((int)OfferKind.BankTransfer) },
            Then.Promise => new OrganizationRequest("cpay_PromisePayment") { ["PayOn"] = dataverse.Now.UtcDateTime.AddDays(6) },
            _ => new OrganizationRequest("cpay_PauseRecovery") { ["Until"] = dataverse.Now.UtcDateTime.AddDays(9), ["Comment"] = "Is on a journey and calls back." },
        };
        request["RecoveryCaseId"] = recovery.Id;
        dataverse.As(DemoUsers.Agent.Id).Execute(request);
    }

    private static async Task<JObject> PostAsync(HttpClient http, string path, DemoSubscription subscription, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };

        // The same keys at a second run: the simulator answers what it answered first.
        request.Headers.Add("Idempotency-Key", $"demo-recovery-{subscription.Number}-{path}");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JObject.Parse(await response.Content.ReadAsStringAsync());
    }

    private bool Exists(string table, Guid id)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        query.Criteria.AddCondition(table + "id", ConditionOperator.Equal, id);
        return _service.RetrieveMultiple(query).Entities.Count > 0;
    }

    private EntityReference Currency(string code)
    {
        var query = new QueryExpression("transactioncurrency") { TopCount = 1 };
        query.Criteria.AddCondition("isocurrencycode", ConditionOperator.Equal, code);
        return _service.RetrieveMultiple(query).Entities.Single().ToEntityReference();
    }

    private enum Then
    {
        Nothing,
        Offer,
        Promise,
        Pause,
    }

    /// <param name="Card">Stripe's published test card.</param>
    /// <param name="Then">What the agent does with the case.</param>
    private sealed record DemoSubscription(int Number, int Customer, decimal Amount, string Purpose, string Card, Then Then);
}
