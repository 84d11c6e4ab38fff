using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task as it is made. Its numbers are given when it is stored: see <see cref="NumberRecoveryTask"/>.</summary>
internal static class NewTask
{
    public static IReadOnlyList<OrganizationRequest> Requests(TaskOrder order, TaskCustomer customer, TaskRoute route, DateTimeOffset now)
    {
        var row = Row(order, customer, route, route.Dates(now, order.DueAfterHours));
        var create = new CreateRequest { Target = row };
        return route.Queue is { } queue ? [create, TaskQueue.Adding(row.ToEntityReference(), queue)] : [create];
    }

    private static Entity Row(TaskOrder order, TaskCustomer customer, TaskRoute route, TaskDates dates)
    {
        var row = TaskRow.About(new Entity(RecoveryTaskRow.Table, Guid.NewGuid()), order);
        row[RecoveryTaskRow.Kind] = new OptionSetValue((int)order.Kind);
        row[RecoveryTaskRow.Subject] = Sentences.For(order.Language).TaskSubject(order.Kind, order.Amount, customer.Name).Cut(RecoveryTaskRow.SubjectLength);
        row[RecoveryTaskRow.Regarding] = order.Customer;
        row[RecoveryTaskRow.OpenKey] = order.OpenKey;
        row[RecoveryTaskRow.Stage] = new OptionSetValue((int)TaskStage.Waiting);
        row[RecoveryTaskRow.DueOn] = dates.DueOn.UtcDateTime;
        row[RecoveryTaskRow.RemindOn] = dates.RemindOn?.UtcDateTime;
        row[RecoveryTaskRow.EscalateOn] = dates.EscalateOn?.UtcDateTime;
        row[RecoveryTaskRow.NextCheckOn] = dates.NextAfter(TaskStage.Waiting)?.UtcDateTime;
        row[RecoveryTaskRow.Routing] = route.Rule;
        if (route.Owner is { } owner) row[RecoveryTaskRow.Owner] = owner;
        return row;
    }
}
