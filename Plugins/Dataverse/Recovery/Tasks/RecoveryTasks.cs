using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>
/// What other parts ask of recovery tasks: requests to run in the same transaction as what made them necessary. One task at
/// most is open about a thing (the alternate key cpay_openkey); who asks while it is open refreshes it.
/// </summary>
internal static class RecoveryTasks
{
    /// <summary>Opens the one task, or refreshes the one that is open.</summary>
    /// <remarks>
    /// One organization-service call to find it, two or three more for a new one. Two askers at the same moment: the second
    /// transaction ends with <see cref="Faults.DuplicateKey"/>; asked again, it refreshes.
    /// </remarks>
    public static IReadOnlyList<OrganizationRequest> Requests(Call call, TaskOrder order)
    {
        if (OpenTask.Find(call.Service, [.. order.Keys], order.TransactionId) is { } open) return [new UpdateRequest { Target = open.Refreshed(order) }];
        var customer = TaskCustomer.Read(call.Service, order.Customer);
        return NewTask.Requests(order, customer, TaskRouter.Route(call.Service, order, customer), call.Now);
    }

    /// <summary>Closes the case's open task: the money arrived by any road, or never will.</summary>
    /// <returns>Empty: none is open.</returns>
    /// <remarks>One organization-service call, two where one is open.</remarks>
    public static IReadOnlyList<OrganizationRequest> Close(Call call, Guid caseId, TaskEnd end) => Close(call, [TaskKey.OfCase(caseId)], end);

    /// <summary>Closes whatever is open under one of the keys.</summary>
    public static IReadOnlyList<OrganizationRequest> Close(Call call, string[] keys, TaskEnd end) =>
        OpenTask.Find(call.Service, keys) is { } open ? Closing(call, open, end) : [];

    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<OrganizationRequest> Closing(Call call, OpenTask open, TaskEnd end) =>
        [new UpdateRequest { Target = open.Closed(end, call.Now) }, .. TaskQueue.TakingOut(call.Service, open.Id)];

    /// <summary>Opens the case's task again: the money that had closed it went back.</summary>
    /// <param name="call">The execution.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="why">What happened to the money, a sentence; goes to the top of the description.</param>
    /// <returns>Empty: one is open, or none was closed by money.</returns>
    /// <remarks>One organization-service call. Who had it gets it again; what was credited is taken back.</remarks>
    public static IReadOnlyList<OrganizationRequest> Reopen(Call call, Guid caseId, string why) =>
        DoneTask.Last(call.Service, caseId) is { } done ? [new UpdateRequest { Target = done.Reopened(why, call.Now) }] : [];

    /// <summary>Opens the task again that a charge had closed, whose money is gone.</summary>
    /// <returns>Empty: it had closed none, or another about the same is open.</returns>
    /// <remarks>One organization-service call, two where it had closed one.</remarks>
    public static IReadOnlyList<OrganizationRequest> ReopenPaidBy(Call call, Guid chargeId, Func<Sentences, string> why) =>
        DoneTask.PaidBy(call.Service, chargeId) is { } done && OpenTask.Find(call.Service, [done.Key], done.Debt) is null
            ? [new UpdateRequest { Target = done.Reopened(why(OrganizationLanguage.Texts(call.Service)), call.Now) }]
            : [];
}
