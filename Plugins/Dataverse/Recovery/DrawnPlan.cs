using System.Globalization;
using CrmPayments.Core.Json;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;

namespace CrmPayments.Plugins.Recovery;

/// <summary>The ladder as a time line: what was done, what comes if every try fails again.</summary>
internal static class DrawnPlan
{
    /// <returns>JSON: [{"on","action","status":"Done|Planned|Skipped","text"}], oldest first; times in UTC, texts in the sentences' language.</returns>
    public static string Of(CasePlan plan, IReadOnlyList<NextStep> forecast, CustomerClock clock, Sentences sentences) => JsonWriting.WriteArray(
    [
        .. plan.Taken.Select(step => Step(step.On, step.Action.ToString(), step.How.ToString(), sentences.Taken(step, clock))),
        .. forecast.Select(step => step.Match<object?>(
            planned => Step(planned.On, planned.Action.ToString(), "Planned", sentences.Next(planned)),
            end => Step(end.On, end.Action.ToString(), "Planned", sentences.Next(end)),
            wait => Step(null, "Wait", "Planned", sentences.Next(wait)))),
    ]);

    private static Dictionary<string, object?> Step(DateTimeOffset? on, string action, string status, string text) => new()
    {
        ["on"] = on?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["action"] = action,
        ["status"] = status,
        ["text"] = text,
    };
}
