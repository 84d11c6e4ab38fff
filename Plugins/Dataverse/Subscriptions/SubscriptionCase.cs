using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Subscriptions;

/// <summary>One subscription with its currency, as read in one call.</summary>
internal sealed class SubscriptionCase
{
    private const string CurrencyAlias = "currency";

    private static readonly string[] Columns =
    [
        SubscriptionRow.Name, SubscriptionRow.Customer, SubscriptionRow.PaymentMethod, SubscriptionRow.Purpose, SubscriptionRow.Amount, SubscriptionRow.Currency, SubscriptionRow.Interval,
        SubscriptionRow.IntervalCount, SubscriptionRow.StartsOn, SubscriptionRow.AnchorDay, SubscriptionRow.NextChargeOn, SubscriptionRow.EndsOn, SubscriptionRow.Status,
        SubscriptionRow.Engine, SubscriptionRow.IncomeType, SubscriptionRow.Problem, "ownerid",
    ];

    private SubscriptionCase(Entity row)
    {
        Row = row;
        Currency = CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name));
    }

    public Entity Row { get; }

    public Currency Currency { get; }

    public EntityReference Reference => new(SubscriptionRow.Table, Row.Id) { Name = Row.GetAttributeValue<string>(SubscriptionRow.Name) };

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(SubscriptionRow.Customer);

    public EntityReference? Method => Row.GetAttributeValue<EntityReference>(SubscriptionRow.PaymentMethod);

    public decimal Amount => Row.GetAttributeValue<CrmMoney>(SubscriptionRow.Amount)?.Value ?? 0m;

    public BillingSchedule Schedule => SubscriptionRow.ScheduleOf(Row);

    private DateTimeOffset? EndsOn => Row.Time(SubscriptionRow.EndsOn);

    /// <summary>The newest date of the schedule that has come and is not past its end; null: none.</summary>
    public DateTimeOffset? LastDue(DateTimeOffset now) => Schedule.LastUntil(EndsOn is { } end && end <= now ? end.AddTicks(-1) : now);

    /// <summary>A date of the schedule has come that is past its end.</summary>
    public bool HasEnded(DateTimeOffset now) => Schedule.LastUntil(now) >= EndsOn;

    /// <summary>By its gateway: then only its dates are kept here.</summary>
    public bool GatewayCharges => Row.GetAttributeValue<OptionSetValue>(SubscriptionRow.Engine)?.Value == (int)BillingEngine.Gateway;

    /// <summary>Whoever charges it.</summary>
    public bool GoesOn => SubscriptionRow.StatusOf(Row) is SubscriptionStatus.Active or SubscriptionStatus.PastDue;

    /// <returns>Null: there is none with this id and a currency.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static SubscriptionCase? Read(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(SubscriptionRow.Table) { ColumnSet = new ColumnSet(Columns) };
        query.Criteria.AddCondition(SubscriptionRow.Id, ConditionOperator.Equal, id);
        var currency = query.AddLink(CurrencyTable.Name, SubscriptionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new SubscriptionCase(row) : null;
    }
}
