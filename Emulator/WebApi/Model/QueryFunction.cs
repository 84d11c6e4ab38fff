using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>A query function such as <c>Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=3)</c>.</summary>
/// <param name="Name">Unqualified; the operator's name unless told otherwise.</param>
/// <param name="Operator">What it means to a query.</param>
/// <param name="Values">How many values it takes next to the property's name.</param>
public sealed record QueryFunction(string Name, ConditionOperator Operator, QueryFunctionValues Values)
{
    public static IReadOnlyDictionary<string, QueryFunction> All { get; } = Build().ToDictionary(each => each.Name, StringComparer.Ordinal);

    private static IEnumerable<QueryFunction> Build() =>
    [
        .. Of(QueryFunctionValues.Many,
            ConditionOperator.In, ConditionOperator.NotIn, ConditionOperator.Between, ConditionOperator.NotBetween,
            ConditionOperator.ContainValues, ConditionOperator.DoesNotContainValues),
        .. Of(QueryFunctionValues.One,
            ConditionOperator.On, ConditionOperator.NotOn, ConditionOperator.OnOrBefore, ConditionOperator.OnOrAfter,
            ConditionOperator.Under, ConditionOperator.UnderOrEqual, ConditionOperator.NotUnder, ConditionOperator.Above, ConditionOperator.AboveOrEqual),
        .. Of(QueryFunctionValues.Count,
            ConditionOperator.LastXHours, ConditionOperator.NextXHours, ConditionOperator.LastXDays, ConditionOperator.NextXDays,
            ConditionOperator.LastXWeeks, ConditionOperator.NextXWeeks, ConditionOperator.LastXMonths, ConditionOperator.NextXMonths,
            ConditionOperator.LastXYears, ConditionOperator.NextXYears, ConditionOperator.OlderThanXMinutes, ConditionOperator.OlderThanXHours,
            ConditionOperator.OlderThanXDays, ConditionOperator.OlderThanXWeeks, ConditionOperator.OlderThanXMonths, ConditionOperator.OlderThanXYears),
        .. Of(QueryFunctionValues.None,
            ConditionOperator.Yesterday, ConditionOperator.Today, ConditionOperator.Tomorrow, ConditionOperator.Last7Days, ConditionOperator.Next7Days,
            ConditionOperator.LastWeek, ConditionOperator.ThisWeek, ConditionOperator.NextWeek, ConditionOperator.LastMonth, ConditionOperator.ThisMonth,
            ConditionOperator.NextMonth, ConditionOperator.LastYear, ConditionOperator.ThisYear, ConditionOperator.NextYear,
            ConditionOperator.EqualUserId, ConditionOperator.NotEqualUserId, ConditionOperator.EqualBusinessId, ConditionOperator.NotEqualBusinessId,
            ConditionOperator.EqualUserTeams, ConditionOperator.EqualUserOrUserTeams, ConditionOperator.EqualUserLanguage,
            ConditionOperator.EqualUserOrUserHierarchy, ConditionOperator.EqualUserOrUserHierarchyAndTeams),
    ];

    private static IEnumerable<QueryFunction> Of(QueryFunctionValues values, params ConditionOperator[] operators) =>
        operators.Select(each => new QueryFunction(each.ToString(), each, values));
}
