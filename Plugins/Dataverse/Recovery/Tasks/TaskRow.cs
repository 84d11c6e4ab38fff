using System.Globalization;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>What a task is about, as columns.</summary>
internal static class TaskRow
{
    /// <summary>Writes the facts of an order; what the order does not know stays as it is.</summary>
    public static Entity About(Entity row, TaskOrder order)
    {
        var advice = TaskAdvice.For(order.Kind, order.Reason, order.Problem);
        var words = order.Suggestion.Length > 0 ? order.Suggestion : Sentences.For(order.Language).Advice(advice);
        row[RecoveryTaskRow.Suggestion] = words.Cut(RecoveryTaskRow.SuggestionLength);
        row[RecoveryTaskRow.SuggestedAction] = new OptionSetValue((int)(order.Action ?? advice.Action));
        Set(row, RecoveryTaskRow.Reason, Option(order.Reason));
        Set(row, RecoveryTaskRow.SetupProblem, Option(order.Problem));
        Set(row, RecoveryTaskRow.RecoveryCase, Reference(RecoveryCaseRow.Table, order.CaseId));
        Set(row, RecoveryTaskRow.Subscription, Reference(SubscriptionRow.Table, order.SubscriptionId));
        Set(row, RecoveryTaskRow.Transaction, Reference(TransactionRow.Table, order.TransactionId));
        Set(row, RecoveryTaskRow.Currency, order.Currency);
        Set(row, RecoveryTaskRow.Amount, order.Amount is { } amount ? new CrmMoney(amount.Amount) : null);
        Set(row, RecoveryTaskRow.IncomeType, Text(order.IncomeType.Cut(RecoveryTaskRow.IncomeTypeLength)));
        Set(row, RecoveryTaskRow.Description, Text(order.Description));
        return row;
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static OptionSetValue? Option<T>(T? value)
        where T : struct, Enum => value is { } option ? new OptionSetValue(Convert.ToInt32(option, CultureInfo.InvariantCulture)) : null;

    private static EntityReference? Reference(string table, Guid? id) => id is { } row ? new EntityReference(table, row) : null;

    private static void Set(Entity row, string column, object? value)
    {
        if (value is not null) row[column] = value;
    }
}
