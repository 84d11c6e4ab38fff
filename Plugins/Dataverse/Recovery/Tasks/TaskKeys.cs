using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Under which key a stored task is, or would be, open.</summary>
internal static class TaskKeys
{
    /// <param name="task">With case, subscription, charge and regarding.</param>
    public static string Of(Entity task) =>
        IdOf(task, RecoveryTaskRow.RecoveryCase) is { } recoveryCase ? TaskKey.OfCase(recoveryCase)
        : IdOf(task, RecoveryTaskRow.Subscription) is { } subscription ? TaskKey.OfSubscription(subscription)
        : IdOf(task, RecoveryTaskRow.Transaction) is { } charge ? TaskKey.OfCharge(charge)
        : TaskKey.OfCustomer(IdOf(task, RecoveryTaskRow.Regarding) ?? task.Id);

    private static Guid? IdOf(Entity row, string column) => row.GetAttributeValue<EntityReference>(column)?.Id;
}
