using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>
/// Async step when a charge ends: the bank's word on the first debit of a recurrence tells whether its account is right; money
/// closes what was open about a charge or a recurrence without a case, and opens what it closed when it goes back. The tasks of cases are the cases' business.
/// </summary>
public sealed class WatchCharge : Plugin
{
    private const string After = "After";

    private protected override void Run(Call call)
    {
        var charge = call.Context.PostEntityImages[After];
        var status = (ChargeStatus)charge.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;
        if (charge.GetAttributeValue<bool>(TransactionRow.Disputed)) GoneBack(call, texts => texts.MoneyDisputed());
        else if (ChargeStates.HasMoney(status)) Paid(call, charge);
        else if (status is ChargeStatus.Failed or ChargeStatus.Voided && call.Context.MessageName == "Update") GoneBack(call, texts => texts.MoneyWentBack());
        if (status is ChargeStatus.Declined or ChargeStatus.Failed && ProblemOf(charge) is { } problem && Lookup(charge, TransactionRow.Subscription) is { } subscription)
            Failed(call, charge, subscription, problem);
    }

    private static void Paid(Call call, Entity charge)
    {
        var keys = new[] { Lookup(charge, TransactionRow.Origin), call.Target.Id }.OfType<Guid>().Select(TaskKey.OfCharge).ToList();
        if (Lookup(charge, TransactionRow.Subscription) is { } subscription) keys.Add(TaskKey.OfSubscription(subscription));
        if (OpenTask.Find(call.Service, [.. keys]) is not { } open) return;
        var end = new TaskEnd(TaskOutcome.MoneyArrived, Road(charge)) { Amount = AmountOf(call.Service, charge), PaidBy = call.Target.Id, CreditTo = Lookup(charge, TransactionRow.AskedBy) };
        call.Together([.. RecoveryTasks.Closing(call, open, end)]);
    }

    /// <summary>The bank took the money back, or will: whoever closed the task with it has it again.</summary>
    private static void GoneBack(Call call, Func<Sentences, string> why)
    {
        var requests = RecoveryTasks.ReopenPaidBy(call, call.Target.Id, why);
        if (requests.Count > 0) call.Together([.. requests]);
    }

    private static void Failed(Call call, Entity charge, Guid subscriptionId, SetupProblem problem)
    {
        if (!SetupCharge.IsFirstOfBankAccount(call.Service, call.Target.Id, subscriptionId)) return;
        if (SetupOfSubscription.Read(call.Service, subscriptionId) is not { Customer: not null, HasEnded: false } subscription) return;
        var order = subscription.Order(problem, "") with
        {
            CaseId = SetupCharge.CaseOf(call.Service, subscription),
            TransactionId = Lookup(charge, TransactionRow.Origin) ?? call.Target.Id,
            Reason = (DeclineReason)charge.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason).Value,
        };
        call.Together([subscription.Failed(""), .. RecoveryTasks.Requests(call, order)]);
    }

    private static SetupProblem? ProblemOf(Entity charge) =>
        charge.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason) is { } reason ? SetupProblems.Of((DeclineReason)reason.Value) : null;

    private static CaseOutcome Road(Entity charge) => Lookup(charge, TransactionRow.AskedBy) is not null ? CaseOutcome.Person : Lookup(charge, TransactionRow.Origin) is not null ? CaseOutcome.Retry : CaseOutcome.Gateway;

    private static Money? AmountOf(IOrganizationService service, Entity charge)
    {
        if (charge.GetAttributeValue<CrmMoney>(TransactionRow.Amount) is not { } amount || Lookup(charge, TransactionRow.Currency) is not { } id) return null;
        var currency = CurrencyTable.Of(service.Retrieve(CurrencyTable.Name, id, new ColumnSet(CurrencyTable.ForAmounts)));
        return new Money(decimal.Round(amount.Value, currency.Decimals), currency);
    }

    private static Guid? Lookup(Entity charge, string column) => charge.GetAttributeValue<EntityReference>(column)?.Id;
}
