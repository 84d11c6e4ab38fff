using CrmPayments.Core.Declines;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Declines that nobody understands: an administrator explains their codes with decline rules.</summary>
internal static class UnknownCodes
{
    /// <summary>How many charges of a gateway were declined for such a code; at most 5,000, where the platform stops counting.</summary>
    public static int Count(IOrganizationService service, Guid gateway)
    {
        var query = new QueryExpression(TransactionRow.Table)
        {
            ColumnSet = new ColumnSet(false),
            PageInfo = new PagingInfo { PageNumber = 1, Count = 1, ReturnTotalRecordCount = true },
        };
        query.Criteria.AddCondition(TransactionRow.Gateway, ConditionOperator.Equal, gateway);
        query.Criteria.AddCondition(TransactionRow.DeclineReason, ConditionOperator.Equal, (int)DeclineReason.Unrecognized);
        return service.RetrieveMultiple(query).TotalRecordCount;
    }
}
