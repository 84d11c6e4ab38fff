using System.ServiceModel;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Messages of the recovery are planned as rows and sent by jobs of their own, which look again at what is so then: paid, opted
/// out, hours, other messages. Whoever plans one only says what is to be told.
/// </summary>
internal static class RecoveryMessages
{
    /// <summary>What fails together is told together: so long a message waits for others of the same customer. Short of the hour within which a failure is told.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(10);

    /// <returns>A request for the transaction of whoever plans it; costs no call of its own.</returns>
    public static OrganizationRequest Plan(MessageOrder order, DateTimeOffset now)
    {
        var row = new Entity(CustomerMessageRow.Table, Guid.NewGuid())
        {
            [CustomerMessageRow.Name] = order.Kind.ToString(),
            [CustomerMessageRow.Key] = order.Key,
            [CustomerMessageRow.Customer] = order.Customer,
            [CustomerMessageRow.Kind] = new OptionSetValue((int)order.Kind),
            [CustomerMessageRow.Channel] = new OptionSetValue((int)order.Channel),
            [CustomerMessageRow.Status] = new OptionSetValue(CustomerMessageRow.StatusWaiting),
            [CustomerMessageRow.Asked] = order.Asked,
            [CustomerMessageRow.NextTryOn] = DueOn(order, now).UtcDateTime,
        };
        Set(row, CustomerMessageRow.RecoveryCase, order.RecoveryCase);
        Set(row, CustomerMessageRow.Transaction, order.Transaction);
        Set(row, CustomerMessageRow.Offer, order.Offer);
        Set(row, CustomerMessageRow.Subscription, order.Subscription);
        Set(row, CustomerMessageRow.PaymentMethod, order.PaymentMethod);
        Set(row, CustomerMessageRow.Link, order.Link);
        Set(row, CustomerMessageRow.Wording, order.Wording is { } wording ? new OptionSetValue((int)wording) : null);
        Set(row, CustomerMessageRow.Until, order.Until?.Date);
        if (order.Asked) row[CustomerMessageRow.TryRequestedOn] = now.UtcDateTime;
        return new CreateRequest { Target = row };
    }

    /// <summary>Plans a message in the transaction that moves the date on which it was due. A repeated job finds the message there, and moves the date alone.</summary>
    public static void PlanOnce(Call call, OrganizationRequest moved, MessageOrder order)
    {
        try
        {
            call.Together(moved, Plan(order, call.Now));
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            call.Together(moved);
        }
    }

    private static DateTimeOffset DueOn(MessageOrder order, DateTimeOffset now)
    {
        var soon = order.Asked ? now : now + Gathering;
        return order.NotBefore > soon ? order.NotBefore.Value : soon;
    }

    private static void Set(Entity row, string column, object? value)
    {
        if (value is not null) row[column] = value;
    }
}
