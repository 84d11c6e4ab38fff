using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;

namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>For which tasks somebody is responsible. An empty list, and a null amount, bind nothing.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="Priority">The lowest number that fits decides.</param>
public sealed record RoutingRule(Guid Id, int Priority)
{
    public IReadOnlyList<TaskKind> Kinds { get; init; } = [];

    public IReadOnlyList<DeclineReason> Reasons { get; init; } = [];

    public IReadOnlyList<CustomerLanguage> Languages { get; init; } = [];

    /// <summary>In the organization's base currency, included.</summary>
    public decimal? AmountFrom { get; init; }

    /// <summary>In the organization's base currency, not included.</summary>
    public decimal? AmountBelow { get; init; }

    public bool AsksAmount => AmountFrom is not null || AmountBelow is not null;

    /// <returns>False also where a fact is asked for that is not known.</returns>
    public bool Fits(TaskFacts task) => Has(Kinds, task.Kind) && Has(Reasons, task.Reason) && Has(Languages, task.Language) && FitsAmount(task.BaseAmount);

    /// <summary>The rule that decides; two of the same priority: the one whose id sorts first, so that it is always the same.</summary>
    /// <returns>Null: none fits.</returns>
    public static RoutingRule? Choose(IEnumerable<RoutingRule> rules, TaskFacts task) =>
        rules.Where(rule => rule.Fits(task)).OrderBy(rule => rule.Priority).ThenBy(rule => rule.Id).FirstOrDefault();

    private bool FitsAmount(decimal? amount) => !AsksAmount || (amount is { } known && known >= (AmountFrom ?? 0m) && known < (AmountBelow ?? decimal.MaxValue));

    private static bool Has<T>(IReadOnlyList<T> allowed, T? value)
        where T : struct => allowed.Count == 0 || (value is { } known && allowed.Contains(known));
}
