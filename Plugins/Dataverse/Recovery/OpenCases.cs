using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>The open cases that something else concerns.</summary>
internal static class OpenCases
{
    /// <param name="service">As SYSTEM.</param>
    /// <param name="column">A lookup of cpay_transaction.</param>
    /// <param name="id">What it points to.</param>
    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<Guid> With(IOrganizationService service, string column, Guid id)
    {
        var query = new QueryExpression(RecoveryCaseRow.Table) { ColumnSet = new ColumnSet(RecoveryCaseRow.Id) };
        query.Criteria.AddCondition(RecoveryCaseRow.OpenKey, ConditionOperator.NotNull);
        var charges = query.AddLink(TransactionRow.Table, RecoveryCaseRow.Id, TransactionRow.RecoveryCase);
        charges.LinkCriteria.AddCondition(column, ConditionOperator.Equal, id);
        return [.. service.RetrieveMultiple(query).Entities.Select(row => row.Id).Distinct()];
    }
}
