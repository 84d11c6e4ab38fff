using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>Rows to try things on: those that a role may create, and what an operation needs before it can say yes.</summary>
internal sealed class Scenes(EmbeddedDataverse dataverse)
{
    private const decimal NeedsApproval = 150m;
    private const int Settled = 192700003, Declined = 192700004, BankTransfer = 192700002, CashOnDelivery = 192700003, Discount = 192700006, LinkOpen = 192700002, NotDelivered = 192700005, Unknown = 192700009, InsufficientFunds = 192700000;

    private readonly IOrganizationService _system = dataverse.As(dataverse.SystemUserId);
    private int _number;

    /// <summary>The least that Create takes for a row of this table.</summary>
    public Entity NewRow(string table) => table switch
    {
        "cpay_deputy" => Row(table, ("cpay_userid", User("approver@contoso.example")), ("cpay_deputyuserid", User("auditor@contoso.example"))),
        "cpay_gateway" => Row(table, ("cpay_type", new OptionSetValue(192700001)), ("cpay_mode", new OptionSetValue(192700000))),
        "cpay_refundpolicy" => Row(table, ("cpay_appliesto", new OptionSetValue(192700002)), ("cpay_userid", User("auditor@contoso.example")), ("cpay_maximumperrefund", 0m)),
        "cpay_gatewayevent" => Row(table, ("cpay_gatewayid", Gateway), ("cpay_eventid", Guid.NewGuid().ToString("N")), ("cpay_status", new OptionSetValue(192700002))),
        "cpay_paymentmethod" => Row(table, ("cpay_gatewayid", Gateway), ("cpay_token", Guid.NewGuid().ToString("N"))),
        "cpay_recoverytask" => Row(table, ("cpay_kind", new OptionSetValue(192700000))),
        "cpay_taskcounter" => Row(table, ("cpay_kind", new OptionSetValue(192700000))),
        "cpay_taskrouting" => Row(table, ("cpay_priority", 10)),
        "cpay_transaction" => ChargeRow(),
        "cpay_subscription" => Row(table, ("cpay_amount", new Money(5m)), ("transactioncurrencyid", new EntityReference("transactioncurrency", Currency))),
        _ => Row(table),
    };

    /// <summary>An existing row of the table; one that never was where there is none.</summary>
    public Guid AnyRow(string table) =>
        _system.RetrieveMultiple(new QueryExpression(table) { TopCount = 1 }).Entities.FirstOrDefault()?.Id ?? Guid.NewGuid();

    /// <summary>A row that somebody may write; a recovery task is the agent's, and made past the guard.</summary>
    public Guid CreateAsSystem(Entity row) => row.LogicalName == "cpay_recoverytask" ? CreateUnguarded(OwnTask(row)) : _system.Create(row);

    public int Count(string table) => _system.RetrieveMultiple(new QueryExpression(table)).Entities.Count;

    public string NameColumn(string table) => dataverse.Metadata.Tables[table].PrimaryNameColumn;

    /// <summary>What a custom API is called with, on rows made for this call.</summary>
    public Dictionary<string, object> ParametersOf(string api) => api switch
    {
        "cpay_GetRefundOptions" => new() { ["TransactionId"] = NewCharge() },
        "cpay_RequestRefund" => RefundOf(NewCharge(), 5m),
        "cpay_RequestStepUp" => new() { ["TransactionId"] = NewCharge(), ["Amount"] = 5m },
        "cpay_CheckCustomer" => new() { ["TransactionId"] = NewCharge(), ["LastFour"] = "4242", ["PostalCode"] = "98101" },
        "cpay_GetApprovalOptions" => new() { ["RefundId"] = WaitingRefund() },
        "cpay_DecideRefund" => new() { ["RefundId"] = WaitingRefund(), ["Decision"] = "Approve" },
        "cpay_CancelRefund" => new() { ["RefundId"] = WaitingRefund() },
        "cpay_CheckRefund" => new() { ["RefundId"] = DoubtfulRefund() },
        "cpay_ResolveRefund" => new() { ["RefundId"] = DoubtfulRefund(), ["Resolution"] = "NotBooked", ["Comment"] = "Looked up at the gateway" },
        "cpay_LogRecoveryCall" => new() { ["RecoveryTaskId"] = NewTask(), ["Result"] = new Choice(192700004) },
        "cpay_AssignRecoveryTasks" => new() { ["RecoveryTaskIds"] = new[] { NewTask().ToString() }, ["AssigneeId"] = Id("approver@contoso.example") },
        "cpay_ReportSetupFailure" => new() { ["SubscriptionId"] = NewSubscription(), ["Problem"] = new Choice(192700002), ["Text"] = "The bank blocked the account" },
        "cpay_GetOfferOptions" => new() { ["RecoveryCaseId"] = OpenCase() },
        "cpay_OfferAlternative" => new() { ["RecoveryCaseId"] = OpenCase(), ["Kind"] = new Choice(BankTransfer) },
        "cpay_DecideOffer" => new() { ["OfferId"] = Offer(Discount, 10m), ["Decision"] = "Reject" },
        "cpay_AcceptOffer" => new() { ["OfferId"] = Offer(CashOnDelivery), ["Amount"] = 400m },
        "cpay_WithdrawOffer" => new() { ["OfferId"] = Offer(BankTransfer) },
        "cpay_CheckOffer" => new() { ["OfferId"] = OfferWithLink() },
        "cpay_RetryCharge" => new() { ["TransactionId"] = FailedCharge() },
        "cpay_ResolveCharge" => new() { ["TransactionId"] = DoubtfulCharge(), ["Resolution"] = "NotCharged", ["Comment"] = "Looked up at the gateway" },
        "cpay_SyncTransaction" => new() { ["TransactionId"] = NewCharge() },
        "cpay_CheckOrder" => new() { ["TransactionId"] = NewCharge(), ["OrderReference"] = "SO-1", ["Amount"] = 5m, ["CurrencyCode"] = "USD", ["CustomerId"] = Guid.NewGuid() },
        "cpay_GetRecoveryOptions" => new() { ["RecoveryCaseId"] = RecoveryCase() },
        "cpay_PauseRecovery" => new() { ["RecoveryCaseId"] = RecoveryCase() },
        "cpay_ResumeRecovery" => new() { ["RecoveryCaseId"] = RecoveryCase(paused: true) },
        "cpay_CloseRecovery" => new() { ["RecoveryCaseId"] = RecoveryCase(), ["Comment"] = "Given up" },
        "cpay_PromisePayment" => new() { ["RecoveryCaseId"] = RecoveryCase(), ["PayOn"] = DateTime.UtcNow.AddDays(7) },
        "cpay_IngestGatewayEvent" => new() { ["GatewayId"] = DemoGatewayId, ["EventId"] = Guid.NewGuid().ToString("N"), ["EventType"] = "permission", ["Payload"] = "{}" },
        "cpay_PreviewRefund" => new() { ["UserId"] = Id("agent@contoso.example"), ["TransactionId"] = NewCharge(), ["Amount"] = 5m },
        "cpay_GetSeparationReport" => [],
        "cpay_CheckAccount" => new() { ["AccountNumber"] = "DE89370400440532013000" },
        "cpay_GetGatewaySetup" => new() { ["GatewayType"] = new Choice(192700001) },
        "cpay_CreateDefaultPolicies" => [],
        "cpay_TestGateway" => new() { ["GatewayId"] = DemoGatewayId },
        "cpay_ReportBounce" => new() { ["Email"] = "nobody@fabrikam.example", ["Reason"] = "550" },
        "cpay_NotifyCustomer" => new() { ["CustomerId"] = Guid.NewGuid(), ["CustomerType"] = "contact", ["MessageId"] = Guid.NewGuid(), ["Kind"] = "Reminder", ["Channel"] = "Sms", ["Language"] = 1033 },
        "cpay_RunDueWork" => new() { ["MaxItems"] = 1 },
        _ => throw new NotSupportedException($"Say here what {api} is called with."),
    };

    private Guid DemoGatewayId { get; } = Stripe(dataverse.As(dataverse.SystemUserId));

    private EntityReference Gateway => new("cpay_gateway", DemoGatewayId);

    private Entity Row(string table, params (string Column, object Value)[] values)
    {
        var row = new Entity(table) { [NameColumn(table)] = $"Permission {_number++}" };
        foreach (var (column, value) in values) row[column] = value;
        return row;
    }

    private Entity ChargeRow() => Row("cpay_transaction",
        ("cpay_gatewayid", Gateway), ("cpay_gatewaytransactionid", $"pi_{Guid.NewGuid():N}"), ("cpay_status", new OptionSetValue(Settled)),
        ("cpay_amount", new Money(400m)), ("transactioncurrencyid", new EntityReference("transactioncurrency", Currency)));

    private Guid Currency => _system.RetrieveMultiple(new QueryExpression("organization") { ColumnSet = new ColumnSet("basecurrencyid") }).Entities[0].GetAttributeValue<EntityReference>("basecurrencyid").Id;

    private Guid NewCharge()
    {
        var row = ChargeRow();
        row["cpay_refundableamount"] = row["cpay_amount"];
        row["ownerid"] = User("agent@contoso.example");
        return _system.Create(row);
    }

    /// <summary>Declined for want of funds, with the card that it was on.</summary>
    private Guid FailedCharge()
    {
        var method = Row("cpay_paymentmethod", ("cpay_gatewayid", Gateway), ("cpay_token", $"pm_{Guid.NewGuid():N}"));
        var row = ChargeRow();
        row["cpay_status"] = new OptionSetValue(Declined);
        row["cpay_declinereason"] = new OptionSetValue(InsufficientFunds);
        row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", _system.Create(method));
        row["ownerid"] = User("agent@contoso.example");
        return _system.Create(row);
    }

    /// <summary>A try of the agent's, sent and looked up in vain.</summary>
    private Guid DoubtfulCharge()
    {
        var row = ChargeRow();
        row["cpay_status"] = new OptionSetValue(Unknown);
        row["cpay_reference"] = $"CH-{Guid.NewGuid():N}";
        row["cpay_sendcount"] = 1;
        row["cpay_checks"] = 1;
        row["cpay_submittedon"] = DateTime.UtcNow.AddDays(-8);
        row["cpay_askedby"] = User("agent@contoso.example");
        row["ownerid"] = User("agent@contoso.example");
        return CreateUnguarded(row);
    }

    /// <summary>Asked for by the agent.</summary>
    private Guid WaitingRefund()
    {
        var request = new OrganizationRequest("cpay_RequestRefund");
        foreach (var (name, value) in RefundOf(NewCharge(), NeedsApproval)) request[name] = value is Choice choice ? new OptionSetValue(choice.Value) : value;
        return (Guid)dataverse.As(Id("agent@contoso.example")).Execute(request).Results["RefundId"];
    }

    /// <summary>A failed charge of the agent's customer, and the case that collects it.</summary>
    private Guid OpenCase()
    {
        var customer = new EntityReference("contact", _system.Create(new Entity("contact") { ["lastname"] = $"Permission {_number++}", ["ownerid"] = User("agent@contoso.example") }));
        var charge = ChargeRow();
        charge["cpay_status"] = new OptionSetValue(Declined);
        charge["cpay_customerid"] = customer;
        charge["ownerid"] = User("agent@contoso.example");
        var debt = _system.Create(charge);
        var owed = new Entity("cpay_transaction", debt) { ["cpay_owedamount"] = charge["cpay_amount"] };
        _system.Execute(new UpdateRequest { Target = owed, ["BypassBusinessLogicExecutionStepIds"] = Guard("cpay_transaction", "Update") });
        return CreateUnguarded(new Entity("cpay_recoverycase")
        {
            ["cpay_transactionid"] = new EntityReference("cpay_transaction", debt),
            ["cpay_customerid"] = customer,
            ["cpay_status"] = new OptionSetValue(192700000),
            ["transactioncurrencyid"] = new EntityReference("transactioncurrency", Currency),
            ["ownerid"] = User("agent@contoso.example"),
        });
    }

    /// <summary>Made by the agent; a discount above what the agent may give waits for an approval.</summary>
    private Guid Offer(int kind, decimal? discount = null)
    {
        var request = new OrganizationRequest("cpay_OfferAlternative") { ["RecoveryCaseId"] = OpenCase(), ["Kind"] = new OptionSetValue(kind) };
        if (discount is { } percent) request["DiscountPercent"] = percent;
        return (Guid)dataverse.As(Id("agent@contoso.example")).Execute(request).Results["OfferId"];
    }

    /// <summary>With a link that is open at its gateway: a stage that needs the async service, so it is set past the guard.</summary>
    private Guid OfferWithLink()
    {
        var offer = Offer(BankTransfer);
        var row = new Entity("cpay_alternativeoffer", offer) { ["cpay_linkstage"] = new OptionSetValue(LinkOpen) };
        _system.Execute(new UpdateRequest { Target = row, ["BypassBusinessLogicExecutionStepIds"] = Guard("cpay_alternativeoffer", "Update") });
        return offer;
    }

    /// <summary>Asked for by the agent, sent, looked up once, and still unknown: a stage that needs a bad gateway, so it is set past the guard.</summary>
    private Guid DoubtfulRefund()
    {
        var row = new Entity("cpay_refund")
        {
            ["cpay_transactionid"] = new EntityReference("cpay_transaction", NewCharge()),
            ["cpay_amount"] = new Money(5m),
            ["transactioncurrencyid"] = new EntityReference("transactioncurrency", Currency),
            ["cpay_status"] = new OptionSetValue(Unknown),
            ["cpay_reference"] = Guid.NewGuid().ToString("N"),
            ["cpay_requestedby"] = User("agent@contoso.example"),
            ["ownerid"] = User("agent@contoso.example"),
            ["cpay_checks"] = 1,
        };
        return CreateUnguarded(row);
    }

    private Guid NewTask() => CreateAsSystem(NewRow("cpay_recoverytask"));

    private Guid NewSubscription() => _system.Create(Row("cpay_subscription", ("cpay_customerid", new EntityReference("contact", AnyRow("contact"))), ("cpay_status", new OptionSetValue(Settled - 3)), ("cpay_amount", new Money(5m)), ("transactioncurrencyid", new EntityReference("transactioncurrency", Currency))));

    private Entity OwnTask(Entity row)
    {
        row["ownerid"] = User("agent@contoso.example");
        return row;
    }

    private Guid CreateUnguarded(Entity row) => ((CreateResponse)_system.Execute(new CreateRequest { Target = row, ["BypassBusinessLogicExecutionStepIds"] = Guard(row.LogicalName) })).id;

    private string Guard(string table, string message = "Create") => dataverse.Solution.Steps.Single(step => step.Name == $"CrmPayments.Plugins.Access.OnlyTheModule: {message} of {table}").Id.ToString();

    /// <summary>Of the agent: a stage that needs a charge that failed, so it is set past the guard.</summary>
    private Guid RecoveryCase(bool paused = false) => CreateUnguarded(new Entity("cpay_recoverycase")
    {
        ["cpay_status"] = new OptionSetValue(paused ? 192700003 : 192700000),
        ["transactioncurrencyid"] = new EntityReference("transactioncurrency", Currency),
        ["ownerid"] = User("agent@contoso.example"),
    });

    private static Dictionary<string, object> RefundOf(Guid charge, decimal amount) => new()
    {
        ["TransactionId"] = charge,
        ["Amount"] = amount,
        ["Reason"] = new Choice(NotDelivered),
        ["IdempotencyKey"] = Guid.NewGuid().ToString("N"),
    };

    private static Guid Stripe(IOrganizationService service)
    {
        var query = new QueryExpression("cpay_gateway");
        query.Criteria.AddCondition("cpay_type", ConditionOperator.Equal, 192700001);
        return service.RetrieveMultiple(query).Entities[0].Id;
    }

    private EntityReference User(string name) => new("systemuser", Id(name));

    private Guid Id(string user) => dataverse.FindUser(user)!.Value;
}
