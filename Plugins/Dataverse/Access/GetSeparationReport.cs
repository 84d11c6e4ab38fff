using CrmPayments.Core.Json;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Access;

/// <summary>Custom API cpay_GetSeparationReport: who holds duties that should be separated, for auditors. Writes nothing.</summary>
public sealed class GetSeparationReport : Plugin
{
    private protected override void Run(Call call)
    {
        var sentences = Sentences.For(call.ReadLanguage());
        var duties = DutiesOfPeople.Read(call.Service);
        var lines = (from person in duties.OfEachPerson()
                     from conflict in person.Value.Conflicts(duties.LeastApproval)
                     orderby person.Key.Name, person.Key.UserId, conflict
                     select new { person.Key, person.Value.Limits, conflict }).ToList();
        call.Output("Report", JsonWriting.WriteArray([.. lines.Select(line => (object)Line(line.Key, line.conflict, line.Limits!, sentences))]));
        call.Output("Message", sentences.Separation(lines.Select(line => line.Key.UserId).Distinct().Count()));
    }

    private static Dictionary<string, object?> Line(UserRole person, DutyConflict conflict, RefundLimits limits, Sentences sentences) => new()
    {
        ["userId"] = person.UserId.ToString("D"),
        ["name"] = person.Name,
        ["conflict"] = conflict.ToString(),
        ["why"] = sentences.Conflict(conflict, limits.RowOf(PolicyRule.MaximumPerRefund)?.Name ?? "", ApprovalRules.Alone(limits)),
    };
}
