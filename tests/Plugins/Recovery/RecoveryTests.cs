using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A world in which charges fail.</summary>
internal abstract class RecoveryTests : PluginTests
{
    protected static TestGateway Stripe => Gateways[1];

    /// <summary>Nothing of the recovery ever fails for good: a job that did would leave a case to itself.</summary>
    [TearDown]
    public void NoJobFailed() => Assert.That(World.Dataverse.Jobs.List().Where(job => job.Error is not null).Select(job => $"{job.Name}: {job.Error}"), Is.Empty);

    /// <summary>The one case of the customer.</summary>
    protected Entity TheCase => World.Rows("cpay_recoverycase", "cpay_customerid", World.Customer).Single();

    protected IReadOnlyList<Entity> Cases => World.Rows("cpay_recoverycase", "cpay_customerid", World.Customer);

    protected IReadOnlyList<Entity> Tasks => World.Rows("cpay_recoverytask", "regardingobjectid", World.Customer);

    protected DateTime Now => World.Clock.GetUtcNow().UtcDateTime;

    protected static CaseStatus StatusOf(Entity recovery) => (CaseStatus)recovery.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    protected static CaseOutcome? OutcomeOf(Entity recovery) => (CaseOutcome?)recovery.GetAttributeValue<OptionSetValue>("cpay_outcome")?.Value;

    protected static decimal MoneyOf(Entity row, string column) => row.GetAttributeValue<Money>(column)?.Value ?? 0m;

    protected Entity Row(string table, Guid id) => World.System.Retrieve(table, id, new ColumnSet(true));

    /// <summary>A stored card of the customer; one that Stripe does not know, unless it is told.</summary>
    protected Guid Method(StoredMethod? stored = null, string lastFour = "4242") => World.System.Create(new Entity("cpay_paymentmethod")
    {
        ["cpay_name"] = $"Visa {lastFour}",
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
        ["cpay_token"] = stored?.Token ?? Guid.NewGuid().ToString("N"),
        ["cpay_customertoken"] = stored?.CustomerToken ?? "cus_olivia",
        ["cpay_kind"] = new OptionSetValue(192700000),
        ["cpay_brand"] = "Visa",
        ["cpay_lastfour"] = lastFour,
        ["cpay_status"] = new OptionSetValue(192700000),
    });

    protected Guid Subscription(Guid method, decimal amount = 30m, bool gateway = false, bool gatewayRetries = false, DateTime? starts = null) => World.System.Create(new Entity("cpay_subscription")
    {
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method),
        ["cpay_amount"] = new Money(amount),
        ["transactioncurrencyid"] = Currency("USD"),
        ["cpay_interval"] = new OptionSetValue(192700002),
        ["cpay_intervalcount"] = 1,
        ["cpay_startson"] = starts ?? Now.AddDays(10),
        ["cpay_status"] = new OptionSetValue(192700000),
        ["cpay_engine"] = new OptionSetValue(gateway ? 192700001 : 192700000),
        ["cpay_gatewayretries"] = gatewayRetries,
        ["cpay_purpose"] = "Gym membership",
    });

    /// <summary>A charge that failed, as a notification would have told it.</summary>
    protected Guid Fail(DeclineReason reason = DeclineReason.InsufficientFunds, decimal amount = 30m, Action<Entity>? with = null)
    {
        var row = Charge(ChargeStatus.Declined, amount);
        row["cpay_declinereason"] = new OptionSetValue((int)reason);
        row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", Method());
        row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.MerchantUnscheduled);
        with?.Invoke(row);
        var id = World.System.Create(row);
        World.RunJobs();
        return id;
    }

    /// <summary>A charge that went well.</summary>
    protected Guid Pay(decimal amount = 30m, Action<Entity>? with = null)
    {
        var row = Charge(ChargeStatus.Captured, amount);
        with?.Invoke(row);
        var id = World.System.Create(row);
        World.RunJobs();
        return id;
    }

    protected Entity Charge(ChargeStatus status, decimal amount) => new("cpay_transaction")
    {
        ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
        ["cpay_gatewaytransactionid"] = $"pi_{Guid.NewGuid():N}",
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_amount"] = new Money(amount),
        ["cpay_refundedamount"] = new Money(0m),
        ["cpay_reservedamount"] = new Money(0m),
        ["cpay_refundableamount"] = new Money(0m),
        ["transactioncurrencyid"] = Currency("USD"),
        ["cpay_status"] = new OptionSetValue((int)status),
        ["cpay_chargedon"] = Now,
        ["cpay_network"] = "Visa",
        ["ownerid"] = new EntityReference("systemuser", World.Agent),
    };

    protected EntityReference Currency(string code)
    {
        var query = new QueryExpression("transactioncurrency");
        query.Criteria.AddCondition("isocurrencycode", ConditionOperator.Equal, code);
        return World.System.RetrieveMultiple(query).Entities.Single().ToEntityReference();
    }

    /// <summary>Lets the clock run every so often.</summary>
    protected void Live(TimeSpan time, TimeSpan? every = null)
    {
        var step = every ?? TimeSpan.FromHours(1);
        for (var passed = TimeSpan.Zero; passed < time; passed += step) World.Pass(step);
    }
}
