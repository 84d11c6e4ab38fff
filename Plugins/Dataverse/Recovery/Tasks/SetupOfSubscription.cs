using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A subscription whose bank account may be wrong.</summary>
internal sealed class SetupOfSubscription
{
    private const string CurrencyAlias = "currency";

    private static readonly string[] Columns =
    [
        SubscriptionRow.Name, SubscriptionRow.Customer, SubscriptionRow.Amount, SubscriptionRow.Currency, SubscriptionRow.IncomeType, SubscriptionRow.Status, SubscriptionRow.Problem, "ownerid",
    ];

    private readonly Entity _row;

    private SetupOfSubscription(Entity row) => _row = row;

    public EntityReference Reference => _row.ToEntityReference();

    /// <summary>Null: the row names nobody.</summary>
    public EntityReference? Customer => _row.GetAttributeValue<EntityReference>(SubscriptionRow.Customer);

    public SubscriptionStatus Status => SubscriptionRow.StatusOf(_row);

    public bool HasEnded => Status is SubscriptionStatus.Cancelled or SubscriptionStatus.Ended;

    /// <remarks>One organization-service call.</remarks>
    public static SetupOfSubscription? Read(IOrganizationService service, Guid subscriptionId)
    {
        var query = new QueryExpression(SubscriptionRow.Table) { ColumnSet = new ColumnSet(Columns), TopCount = 1 };
        query.Criteria.AddCondition(SubscriptionRow.Id, ConditionOperator.Equal, subscriptionId);
        var currency = query.AddLink(CurrencyTable.Name, SubscriptionRow.Currency, CurrencyTable.Id, JoinOperator.LeftOuter);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new SetupOfSubscription(row) : null;
    }

    /// <summary>Where an open case of the customer would be found; null: the subscription has no customer or no currency.</summary>
    public string? CaseKey => Customer is { } customer && Currency is { } currency ? RecoveryCaseRow.OpenKeyOf(customer, currency.Code) : null;

    /// <summary>Writes down that it could not be set up.</summary>
    /// <param name="problem">In a sentence; empty: what is written there stays.</param>
    public UpdateRequest Failed(string problem)
    {
        var row = new Entity(SubscriptionRow.Table, _row.Id) { [SubscriptionRow.Status] = new OptionSetValue((int)SubscriptionStatus.SetUpFailed) };
        if (problem.Length > 0) row[SubscriptionRow.Problem] = problem.Cut(TextLimits.Words);
        return new UpdateRequest { Target = row };
    }

    /// <summary>The task for a person.</summary>
    /// <exception cref="InvalidPluginExecutionException">The subscription has no customer.</exception>
    public TaskOrder Order(SetupProblem? problem, string text) => new(TaskKind.SetupFailed, Customer ?? throw new InvalidPluginExecutionException("The subscription has no customer: a task would be about nobody."))
    {
        SubscriptionId = _row.Id,
        Problem = problem,
        Reason = problem is { } known ? SetupProblems.ReasonOf(known) : null,
        Amount = Currency is { } currency && _row.GetAttributeValue<CrmMoney>(SubscriptionRow.Amount) is { } amount ? new Money(decimal.Round(amount.Value, currency.Decimals), currency) : null,
        Currency = _row.GetAttributeValue<EntityReference>(SubscriptionRow.Currency),
        IncomeType = _row.GetAttributeValue<string>(SubscriptionRow.IncomeType) ?? "",
        Description = text.Length > 0 ? text : _row.GetAttributeValue<string>(SubscriptionRow.Problem) ?? "",
        Owner = _row.GetAttributeValue<EntityReference>("ownerid"),
    };

    private Currency? Currency => _row.Row(CurrencyAlias, CurrencyTable.Name) is { } currency && currency.Contains(CurrencyTable.Code) ? CurrencyTable.Of(currency) : null;
}
