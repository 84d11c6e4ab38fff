using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Recovery tasks, made by the roads by which they come: a report of a service, a subscription's status.</summary>
internal abstract class TaskTests : PluginTests
{
    protected const string Table = "cpay_recoverytask";

    protected IReadOnlyList<Entity> Tasks => World.System.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression(Table) { ColumnSet = new(true) }).Entities;

    protected Entity OnlyTask => Tasks.Single();

    /// <summary>A monthly debit of an account of the customer, whose owner is the agent.</summary>
    protected Guid Subscription(decimal amount = 40m, string? income = null, Guid? method = null) => World.System.Create(new Entity("cpay_subscription")
    {
        ["cpay_name"] = "Membership",
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_amount"] = new Money(amount),
        ["transactioncurrencyid"] = Currency,
        ["cpay_status"] = new OptionSetValue((int)SubscriptionStatus.Active),
        ["cpay_incometype"] = income,
        ["cpay_paymentmethodid"] = method is { } id ? new EntityReference("cpay_paymentmethod", id) : null,
        ["ownerid"] = new EntityReference("systemuser", World.Agent),
    });

    protected EntityReference Currency => World.Rows("transactioncurrency", "isocurrencycode", Gateways[1].CurrencyCode).Single().ToEntityReference();

    /// <summary>What a service tells when the bank refused a recurrence.</summary>
    protected ParameterCollection Report(Guid subscription, SetupProblem problem = SetupProblem.AccountBlocked, string text = "", Guid? user = null) => World.Call(
        "cpay_ReportSetupFailure", user ?? World.Dataverse.AdministratorId, ("SubscriptionId", subscription), ("Problem", new OptionSetValue((int)problem)), ("Text", text));

    /// <summary>A new task, about a recurrence that could not be set up.</summary>
    protected Entity NewTask(decimal amount = 40m)
    {
        var id = (Guid)Report(Subscription(amount))["RecoveryTaskId"];
        World.RunJobs();
        return Task(id);
    }

    protected Entity Task(Guid id) => World.Rows(Table, "activityid", id).Single();

    protected ParameterCollection LogCall(Guid task, Guid user, ContactResult result, string comment = "", DateTime? followUp = null) => World.Call(
        "cpay_LogRecoveryCall", user, ("RecoveryTaskId", task), ("Result", new OptionSetValue((int)result)), ("Comment", comment), ("FollowUpOn", followUp));

    protected Guid Routing(int priority, params (string Column, object Value)[] values)
    {
        var row = new Entity("cpay_taskrouting") { ["cpay_name"] = $"Rule {priority}", ["cpay_priority"] = priority };
        foreach (var (column, value) in values) row[column] = value;
        return World.System.Create(row);
    }

    protected static OptionSetValueCollection Options(params Enum[] values) => [.. values.Select(value => new OptionSetValue(Convert.ToInt32(value, null)))];

    protected Guid Team(string name, int? role = 1)
    {
        var team = World.System.Create(new Entity("team") { ["name"] = name, ["businessunitid"] = new EntityReference("businessunit", World.Dataverse.RootBusinessUnitId) });
        if (role is { } number) World.System.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", new Guid($"7c0a1f10-0001-4c70-a000-00000000000{number}"))]);
        return team;
    }

    /// <summary>As a person does it: by their own right.</summary>
    protected void UpdateAs(Guid user, Entity row) => World.Dataverse.As(user).Execute(new UpdateRequest { Target = row });

    protected static T? Value<T>(Entity row, string column)
        where T : struct, Enum => row.GetAttributeValue<OptionSetValue>(column) is { } option ? (T)Enum.ToObject(typeof(T), option.Value) : null;
}
