using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Asks the routing rules where a new task goes.</summary>
internal static class TaskRouter
{
    /// <remarks>One organization-service call; one more where a rule asks for the amount in base currency.</remarks>
    public static TaskRoute Route(IOrganizationService service, TaskOrder order, TaskCustomer customer)
    {
        var rules = RoutingTable.Read(service);
        var amount = rules.AsksAmount ? BaseAmount(service, order) : null;
        var route = rules.Choose(new TaskFacts(order.Kind, order.Reason, customer.Language, amount));
        return route with { Owner = route.Owner ?? order.Owner ?? customer.Owner, Queue = route.Queue ?? order.Queue };
    }

    /// <returns>Null: it is not about an amount.</returns>
    private static decimal? BaseAmount(IOrganizationService service, TaskOrder order)
    {
        if (order.Amount is not { } amount || order.Currency is not { } currency) return null;
        var rate = service.Retrieve(CurrencyTable.Name, currency.Id, new ColumnSet(CurrencyTable.ExchangeRate)).GetAttributeValue<decimal>(CurrencyTable.ExchangeRate);
        return rate > 0m ? amount.Amount / rate : amount.Amount;
    }
}
