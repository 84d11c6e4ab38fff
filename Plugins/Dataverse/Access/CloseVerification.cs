using CrmPayments.Core.Risk;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Access;

/// <summary>
/// Step after due work found a one-time code whose time is over: deletes the mail that holds it, empties its hash and writes
/// down what became of it. What was verified, by whom and for what, stays.
/// </summary>
public sealed class CloseVerification : Plugin
{
    private const string RefundAlias = "refund";

    private protected override void Run(Call call)
    {
        if (Read(call.Service, call.Target.Id) is not { } row || row.GetAttributeValue<DateTime?>(VerificationRow.CloseOn) is null) return;
        var closed = new Entity(VerificationRow.Table, row.Id)
        {
            [VerificationRow.Status] = new OptionSetValue((int)StepUpRules.StatusAtEnd(StatusOf(row), row.Row(RefundAlias, RefundRow.Table).Id != Guid.Empty)),
            [VerificationRow.CodeHash] = null,
            [VerificationRow.CloseOn] = null,
        };
        var requests = new List<OrganizationRequest> { new UpdateRequest { Target = closed } };
        if (row.GetAttributeValue<EntityReference>(VerificationRow.Email) is { } email) requests.Add(StepUpMail.Delete(email));
        call.Together([.. requests]);
    }

    private static VerificationStatus StatusOf(Entity row) => (VerificationStatus)row.GetAttributeValue<OptionSetValue>(VerificationRow.Status).Value;

    /// <returns>Null when it is gone.</returns>
    private static Entity? Read(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(VerificationRow.Table) { ColumnSet = new ColumnSet(VerificationRow.Status, VerificationRow.Email, VerificationRow.CloseOn) };
        query.Criteria.AddCondition(VerificationRow.Id, ConditionOperator.Equal, id);
        var refund = query.AddLink(RefundRow.Table, VerificationRow.Id, RefundRow.StepUp, JoinOperator.LeftOuter);
        refund.EntityAlias = RefundAlias;
        refund.Columns = new ColumnSet(RefundRow.Id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
