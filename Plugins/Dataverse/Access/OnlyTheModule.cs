using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>
/// Step before a refund, an attempt or a charge's money is written: only this module writes them, through its custom APIs and
/// async steps. Whoever else tries is refused, system administrators too. Costs no call when it lets pass.
/// </summary>
public sealed class OnlyTheModule : Plugin
{
    private const string Owner = "ownerid";
    private const string Prefix = "cpay_";

    private static readonly string[] OfSending =
    [
        TransactionRow.Origin, TransactionRow.Reference, TransactionRow.IdempotencyKey, TransactionRow.SendCount, TransactionRow.SlotKey, TransactionRow.SubmittedOn,
        TransactionRow.NextCheckOn, TransactionRow.CheckRequestedOn, TransactionRow.Owed, TransactionRow.Paid, TransactionRow.Discount, TransactionRow.Offer, TransactionRow.RecoveryCase,
    ];

    private protected override void Run(Call call)
    {
        if (IsFromTheModule(call.Context) || OnlyAssigns(call.Context) || ImportsACharge(call.Context)) return;
        throw new InvalidPluginExecutionException(Sentences.For(call.ReadLanguage()).OnlyTheModule());
    }

    /// <summary>
    /// Depth 1 is a client's own request; our plug-ins write one deeper, below a custom API or an async step of ours. The platform
    /// promises no complete chain of parents: where it names none, the depth alone tells.
    /// </summary>
    private static bool IsFromTheModule(IPluginExecutionContext context)
    {
        if (context.Depth <= 1) return false;
        var above = Above(context).ToList();
        return above.Count == 0 || above.Any(IsOurs);
    }

    /// <summary>The operations that led to this one. Stage 10's context of the very same operation is a parent, too, and is no cause.</summary>
    private static IEnumerable<IPluginExecutionContext> Above(IPluginExecutionContext context)
    {
        for (var parent = context.ParentContext; parent is not null; parent = parent.ParentContext)
        {
            if (parent.Depth < context.Depth) yield return parent;
        }
    }

    /// <summary>One of our custom APIs, a row of ours whose step runs, or a merge of two customers, which moves their rows.</summary>
    private static bool IsOurs(IPluginExecutionContext cause) => cause.MessageName.StartsWith(Prefix, StringComparison.Ordinal)
        || cause.MessageName == "Merge"
        || (cause.MessageName is "Create" or "Update" && cause.PrimaryEntityName.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>Who owns a row decides who sees it; it changes nothing about money, and people come and go.</summary>
    private static bool OnlyAssigns(IPluginExecutionContext context) => context.MessageName == "Update"
        && context.InputParameters["Target"] is Entity target
        && target.Attributes.Keys.All(column => column == Owner || column == target.LogicalName + "id" || column == "activityid");

    /// <summary>What was charged elsewhere may be brought in by whoever may create rows. What would be sent, or claims to have been sent from here, may not.</summary>
    private static bool ImportsACharge(IPluginExecutionContext context) => context.MessageName == "Create"
        && context.InputParameters["Target"] is Entity { LogicalName: TransactionRow.Table } target
        && !OfSending.Any(column => target.GetAttributeValue<object>(column) is not null)
        && ChargeStates.IsAtGateway((ChargeStatus)(target.GetAttributeValue<OptionSetValue>(TransactionRow.Status)?.Value ?? (int)ChargeStatus.Pending));
}
