using System.Globalization;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>
/// Step before a task is stored, or its kind changes: gives it the next running number of its kind. The counter's row lock makes
/// two tasks of one kind wait for each other; what is rolled back leaves no gap, because the counter goes back with it.
/// </summary>
/// <remarks>Three organization-service calls.</remarks>
public sealed class NumberRecoveryTask : Plugin
{
    // The counter of a kind has the same id everywhere, so that writing it is one call whether it exists or not.
    private const string CounterIds = "7c0a1f10-0c70-4c70-a000-{0:D12}";

    private protected override void Run(Call call)
    {
        var task = call.Target;
        if (task.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.Kind) is not { } kind) return;
        var number = Next(call.Service, (TaskKind)kind.Value);
        task[RecoveryTaskRow.KindNumber] = number;
        if (task.GetAttributeValue<string>(RecoveryTaskRow.Subject) is { } subject)
            task[RecoveryTaskRow.Subject] = subject.Replace(Sentences.TaskNumberMark, number.ToString(CultureInfo.InvariantCulture));
    }

    private static int Next(IOrganizationService service, TaskKind kind)
    {
        var counter = new EntityReference(TaskCounterRow.Table, new Guid(string.Format(CultureInfo.InvariantCulture, CounterIds, (int)kind)));
        service.Execute(new UpsertRequest { Target = Locked(counter, kind) });
        var last = service.Retrieve(counter.LogicalName, counter.Id, new ColumnSet(TaskCounterRow.Last)).GetAttributeValue<int>(TaskCounterRow.Last);
        service.Update(new Entity(counter.LogicalName, counter.Id) { [TaskCounterRow.Last] = last + 1 });
        return last + 1;
    }

    // Update before read: the update takes the row lock, so two tasks never see the same last number.
    private static Entity Locked(EntityReference counter, TaskKind kind) => new(counter.LogicalName, counter.Id)
    {
        [TaskCounterRow.Name] = kind.ToString(),
        [TaskCounterRow.Kind] = new OptionSetValue((int)kind),
        [TaskCounterRow.Lock] = Guid.NewGuid().ToString(),
    };
}
