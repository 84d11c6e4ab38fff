using System.ServiceModel;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Charges;

/// <summary>The one road on which Dataverse comes to charge a stored method: the row is made here, and an async step sends it.</summary>
internal static class Charges
{
    private const int Asynchronous = 1;
    private const int MostRaces = 5;

    /// <summary>Schedules a try to collect a debt, or says why not. Never two live tries on one debt: whoever decides holds its row, or writes only if it is as it was read.</summary>
    /// <param name="call">Of a custom API: within its transaction, under the debt's row lock. Of an async step: in a little transaction of its own.</param>
    /// <param name="order">The wish.</param>
    /// <exception cref="InvalidPluginExecutionException">There is no such charge; or others change the debt again and again.</exception>
    /// <remarks>Three or four organization-service calls.</remarks>
    public static TryAnswer Schedule(Call call, TryOrder order) =>
        call.Context.Mode == Asynchronous ? ScheduleAlone(call, order) : ScheduleUnderLock(call, order);

    /// <summary>Schedules the charge of a subscription's period; the same reference again is the same charge.</summary>
    /// <remarks>Two organization-service calls, three for a repetition. For async steps.</remarks>
    public static TryAnswer ScheduleFirst(Call call, FirstCharge first)
    {
        var method = MethodCase.Read(call.Service, first.PaymentMethodId);
        var row = TryRecord.Of(first, method, call.Now);
        try
        {
            call.Together(new CreateRequest { Target = row });
            return new TryAnswer.Scheduled(row.Id, first.Amount);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            // Not swallowed: that the period is charged already is the answer. Nothing was written here.
            return Known(call, first);
        }
    }

    /// <summary>Reads the debt under its row lock. What is a try itself stands for the debt it collects.</summary>
    /// <exception cref="InvalidPluginExecutionException">There is no such charge.</exception>
    public static DebtCase ReadUnderLock(Call call, Guid transactionId, Guid? method)
    {
        Lock(call, transactionId);
        var found = DebtCase.Read(call.Service, transactionId, method) ?? throw Missing(transactionId);
        if (found.Row.GetAttributeValue<EntityReference>(TransactionRow.Origin) is not { } origin) return found;
        Lock(call, origin.Id);
        return DebtCase.Read(call.Service, origin.Id, method) ?? throw Missing(origin.Id);
    }

    private static TryAnswer ScheduleUnderLock(Call call, TryOrder order)
    {
        var debt = ReadUnderLock(call, order.OriginId, order.PaymentMethodId);
        switch (TryPlan.Of(call, debt, order))
        {
            case TryPlan.Go go:
                call.Service.Create(go.Row);
                return new TryAnswer.Scheduled(go.Row.Id, go.Amount);
            case TryPlan.Stop stop:
                return stop.Answer;
            default:
                throw new InvalidOperationException("TryPlan is closed.");
        }
    }

    private static TryAnswer ScheduleAlone(Call call, TryOrder order)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var debt = DebtCase.Read(call.Service, order.OriginId, order.PaymentMethodId) ?? throw Missing(order.OriginId);
            switch (TryPlan.Of(call, debt, order))
            {
                case TryPlan.Stop stop:
                    return stop.Answer;
                case TryPlan.Go go when call.TryTogether([Unchanged(debt), new CreateRequest { Target = go.Row }]):
                    return new TryAnswer.Scheduled(go.Row.Id, go.Amount);
            }
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The debt is changed by others again and again.");
    }

    /// <summary>Whatever concerns a try of the debt writes the debt's row first: its row version tells whether it is as it was read.</summary>
    private static UpdateRequest Unchanged(DebtCase debt)
    {
        var row = ChargeCase.LockOf(debt.Row.Id);
        row.RowVersion = debt.Version;
        return row.IfUnchanged();
    }

    private static void Lock(Call call, Guid transactionId)
    {
        try
        {
            // Update before read: the update takes the row lock, so two tries on one debt never see the same tries.
            call.Service.Update(ChargeCase.LockOf(transactionId));
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.NotFound))
        {
            throw Missing(transactionId);
        }

        ChargeLock.Hold(call.Context, transactionId);
    }

    private static TryAnswer Known(Call call, FirstCharge first)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(TransactionRow.Status), TopCount = 1 };
        query.Criteria.AddCondition(TransactionRow.Reference, ConditionOperator.Equal, first.Reference);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row
            ? new TryAnswer.Duplicate(row.Id, (ChargeStatus)row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value)
            : new TryAnswer.Denied(TryRefusal.ChargeNotFound, null, Sentences.For(first.Language).ChargeDenied(TryRefusal.ChargeNotFound));
    }

    private static InvalidPluginExecutionException Missing(Guid transactionId) => new($"There is no charge with the id {transactionId}.");
}
