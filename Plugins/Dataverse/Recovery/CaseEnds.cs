using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Messages;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>How cases end: paid by any road, stopped, or without money by the policy's end action. Each in one transaction with all that ends with it.</summary>
internal sealed class CaseEnds(Call call)
{
    /// <summary>A closed case is only kept true: money that comes late is recovered, money that goes back is owed again.</summary>
    public bool WhenClosed(RecoveryCase recovery)
    {
        if (recovery.Status != CaseStatus.Recovered && recovery.Ledger.IsPaid) return Paid(recovery);
        if (recovery.Status == CaseStatus.Recovered && recovery.Ledger.Current is not null) return Reopened(recovery);
        if (recovery.NextActionOn is not null) call.Together(new CaseChanges(recovery).Set(RecoveryCaseRow.NextActionOn, null).Request);
        return true;
    }

    /// <summary>All is paid, by whatever road: everything else of the case stops in the same transaction.</summary>
    public bool Paid(RecoveryCase recovery)
    {
        var paying = recovery.Charges.Where(charge => ChargeStates.HasMoney(charge.Status)).OrderBy(charge => charge.KnownOn).LastOrDefault();
        var road = paying is null ? CaseOutcome.Offer : RoadOf(recovery, paying);
        var end = new TaskEnd(TaskOutcome.MoneyArrived, road)
        {
            Amount = new Money(recovery.Ledger.Recovered, recovery.Currency),
            PaidBy = paying?.Id,
            CreditTo = paying?.Row.GetAttributeValue<EntityReference>(TransactionRow.AskedBy)?.Id,
        };
        var changes = Closed(recovery, CaseStatus.Recovered, road).Set(RecoveryCaseRow.RecoveredBy, paying?.Row.ToEntityReference());
        call.Together([changes.Request, .. Subscriptions(recovery, SubscriptionStatus.PastDue, SubscriptionStatus.Active), .. Others(recovery, end)]);
        return true;
    }

    /// <summary>Nothing may be collected any more, and not all is paid.</summary>
    public bool Stopped(RecoveryCase recovery, DebtStop stop)
    {
        var road = CaseRoads.Of(stop);
        call.Together([Closed(recovery, CaseStatus.EndedUnpaid, road).Request, .. Others(recovery, new TaskEnd(TaskOutcome.NoLongerNeeded, road))]);
        return true;
    }

    /// <summary>Nobody will pay, says who has it in hand; or there is nothing (any more) to collect.</summary>
    public bool Dropped(RecoveryCase recovery)
    {
        call.Together([Closed(recovery, CaseStatus.EndedUnpaid, CaseOutcome.Unpaid).Request, .. Others(recovery, new TaskEnd(TaskOutcome.NoLongerNeeded, CaseOutcome.Unpaid))]);
        return true;
    }

    /// <summary>A person gives it up.</summary>
    public IEnumerable<OrganizationRequest> GivenUp(RecoveryCase recovery, string comment) =>
    [
        Closed(recovery, CaseStatus.ClosedByAPerson, CaseOutcome.Unpaid).Set(RecoveryCaseRow.Comment, comment).Request,
        .. Others(recovery, new TaskEnd(TaskOutcome.NoLongerNeeded, CaseOutcome.Unpaid)),
    ];

    /// <summary>The ladder has ended: always with an action, never with silence.</summary>
    public bool End(RecoveryCase recovery, CaseSituation situation, CasePlan plan, EndAction action, IReadOnlyList<PlanReason> because)
    {
        // What its gateway charges, only the gateway can stop: a person tells it.
        if (situation.Debt.GatewayCharges && action is not (EndAction.WriteOff or EndAction.KeepActive)) action = EndAction.Task;
        plan = plan with { Next = null, Last = situation.Last.Id };
        var sentence = situation.Rules.Texts.Next(new NextStep.End(action, situation.Clock.Local(call.Now), because)).Cut(TextLimits.Words);
        call.Together(action is EndAction.Task or EndAction.Suspend
            ? [.. WithAPerson(recovery, situation, plan, action, sentence)]
            : [.. Unpaid(recovery, situation, plan, action, sentence)]);
        return true;
    }

    private IEnumerable<OrganizationRequest> WithAPerson(RecoveryCase recovery, CaseSituation situation, CasePlan plan, EndAction action, string sentence)
    {
        var why = $"{sentence} {WhyNotSent(situation.Last)}".Trim();
        var task = CaseTasks.For(recovery, situation, TaskKind.AllAttemptsFailed) with { Description = recovery.Problem.Length > 0 ? $"{recovery.Problem}\n{why}" : why };
        return
        [
            new CaseChanges(recovery).On(situation).Becomes(CaseStatus.WithAPerson).Kept(plan).Due(call.Now + CaseChanges.PersonsPatience)
                .Set(RecoveryCaseRow.NextAction, sentence).Request,
            .. Ended(recovery, situation, action),
            .. RecoveryTasks.Requests(call, task),
        ];
    }

    /// <summary>What stood in the way of a charge that was never sent, a currency for example: whoever mends it must know. Empty: it was sent, and the reason says it all.</summary>
    private static string WhyNotSent(CaseCharge last) => last.WasSent ? "" : last.Row.GetAttributeValue<string>(TransactionRow.GatewayText) ?? "";

    private IEnumerable<OrganizationRequest> Unpaid(RecoveryCase recovery, CaseSituation situation, CasePlan plan, EndAction action, string sentence) =>
    [
        Closed(recovery, CaseStatus.EndedUnpaid, CaseOutcome.Unpaid).On(situation).Kept(plan).Set(RecoveryCaseRow.NextAction, sentence).Request,
        .. Ended(recovery, situation, action),
        .. Others(recovery, new TaskEnd(TaskOutcome.NoLongerNeeded, CaseOutcome.Unpaid)),
    ];

    /// <summary>What becomes of the subscription, and that its customer is told.</summary>
    private IEnumerable<OrganizationRequest> Ended(RecoveryCase recovery, CaseSituation situation, EndAction action)
    {
        if (!situation.Debt.HasSubscription || SubscriptionEnds.Change(situation.Debt.Subscription, action, call.Now) is not { } change) yield break;
        yield return new UpdateRequest { Target = change };
        if (action is EndAction.KeepActive or EndAction.Task) yield break;
        yield return RecoveryMessages.Plan(new MessageOrder(recovery.Customer, MessageKind.ServiceEnded, $"{recovery.Id:N}-{recovery.Row.RowVersion}") { RecoveryCase = recovery.Reference }, call.Now);
    }

    /// <summary>Owed again; whoever had its task has it again.</summary>
    private bool Reopened(RecoveryCase recovery)
    {
        var changes = new CaseChanges(recovery).Becomes(CaseStatus.Active).Due(call.Now)
            .Set(RecoveryCaseRow.OpenKey, RecoveryCaseRow.OpenKeyOf(recovery.Customer, recovery.Currency.Code))
            .Set(RecoveryCaseRow.ClosedOn, null).Set(RecoveryCaseRow.Outcome, null).Set(RecoveryCaseRow.RecoveredBy, null);
        try
        {
            call.Together([changes.Request, .. RecoveryTasks.Reopen(call, recovery.Id, OrganizationLanguage.Texts(call.Service).MoneyWentBack())]);
            return false;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            // Not swallowed: the customer has another open case by now, and nothing was written. What is owed again is collected there.
            var owed = recovery.Ledger.Debts.Where(debt => debt.IsOpen).Select(debt => debt.Id).ToList();
            return new OneCase(call).Join(recovery, recovery.Charges.Where(charge => owed.Contains(charge.OriginId ?? charge.Id)));
        }
    }

    private CaseChanges Closed(RecoveryCase recovery, CaseStatus status, CaseOutcome outcome) => new CaseChanges(recovery)
        .Becomes(status)
        .Set(RecoveryCaseRow.Outcome, new OptionSetValue((int)outcome))
        .Set(RecoveryCaseRow.ClosedOn, call.Now.UtcDateTime)
        .Set(RecoveryCaseRow.OpenKey, null)
        .Set(RecoveryCaseRow.NextActionOn, null)
        .Set(RecoveryCaseRow.NextAction, null)
        .Set(RecoveryCaseRow.Problem, null)
        .Kept(recovery.Plan with { Next = null });

    /// <summary>What else of the case is open: its task and its offer.</summary>
    private IEnumerable<OrganizationRequest> Others(RecoveryCase recovery, TaskEnd end) =>
        [.. RecoveryTasks.Close(call, recovery.Id, end), .. recovery.HasOpenOffer ? Offers.Offers.Withdraw(call, recovery.Id) : []];

    private static IEnumerable<OrganizationRequest> Subscriptions(RecoveryCase recovery, SubscriptionStatus from, SubscriptionStatus to) => recovery.Debts
        .Where(debt => debt.HasSubscription && SubscriptionRow.StatusOf(debt.Subscription) == from)
        .Select(debt => debt.Subscription.Id).Distinct()
        .Select(id => new UpdateRequest { Target = new Entity(SubscriptionRow.Table, id) { [SubscriptionRow.Status] = new OptionSetValue((int)to) } });

    private static CaseOutcome RoadOf(RecoveryCase recovery, CaseCharge paying)
    {
        var debt = recovery.Debts.FirstOrDefault(each => each.Id == (paying.OriginId ?? paying.Id)) ?? paying;
        return CaseRoads.Of(paying.Engine, debt.GatewayCharges, MethodOf(paying) != MethodOf(debt));
    }

    private static Guid? MethodOf(CaseCharge charge) => charge.Row.GetAttributeValue<EntityReference>(TransactionRow.PaymentMethod)?.Id;
}
