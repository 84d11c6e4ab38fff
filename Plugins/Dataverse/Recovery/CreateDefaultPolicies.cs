using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Custom API cpay_CreateDefaultPolicies: makes the built-in recovery policies editable rows, once.</summary>
/// <remarks>The rows have fixed ids, so that two administrators at the same moment make them once.</remarks>
public sealed class CreateDefaultPolicies : Plugin
{
    private protected override void Run(Call call)
    {
        var sentences = Sentences.For(call.ReadLanguage());
        if (AnyPolicy(call.Service)) Answer(call, "Exists", 0, sentences.PoliciesExist());
        else Create(call, sentences);
    }

    private static void Create(Call call, Sentences sentences)
    {
        call.Together([.. DefaultPolicies.Rows.SelectMany(row => Rows(row, sentences)).Select(row => new CreateRequest { Target = row })]);
        Answer(call, "Created", DefaultPolicies.Rows.Count, sentences.PoliciesCreated(DefaultPolicies.Rows.Count));
    }

    private static IEnumerable<Entity> Rows(DefaultPolicy row, Sentences sentences)
    {
        yield return RecoveryPolicyRow.ToRow(row.Policy, row.RowId, sentences.PolicyName(row.Key));
        foreach (var step in row.Policy.Steps) yield return RecoveryStepRow.ToRow(step, row.RowId, sentences.StepName(step));
    }

    // An inactive policy is somebody's decision, too.
    private static bool AnyPolicy(IOrganizationService service) =>
        service.RetrieveMultiple(new QueryExpression(RecoveryPolicyRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 }).Entities.Count > 0;

    private static void Answer(Call call, string outcome, int policies, string message)
    {
        call.Output("Outcome", outcome);
        call.Output("Policies", policies);
        call.Output("Message", message);
    }
}
