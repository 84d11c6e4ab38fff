using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>A case as the planner sees it: the debt it works on, its policy, the customer's clock, the history of its method.</summary>
internal sealed class CaseSituation
{
    private const int NearDays = 3;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(90);
    private readonly RecoveryCase _case;
    private readonly CaseMethods _methods;

    private CaseSituation(RecoveryCase recovery, RecoveryBook rules, CaseMethods methods, CaseCharge debt)
    {
        _case = recovery;
        _methods = methods;
        Debt = debt;
        Rules = rules;
        Last = recovery.LastOf(debt);
        Policy = debt.PolicyIn(rules.Policies, recovery.Segment, recovery.Country, debt.Owed / recovery.ExchangeRate);
        Clock = CustomerClock.For(new CustomerPlace(recovery.TimeZoneCode?.ToString(CultureInfo.InvariantCulture), recovery.Country), rules.Countries);
    }

    /// <summary>Reads what is set, and the history of what the debt may be collected with.</summary>
    /// <param name="service">As SYSTEM.</param>
    /// <param name="recovery">With a debt that may be collected.</param>
    /// <param name="debt">The debt that is worked on.</param>
    /// <remarks>One organization-service call.</remarks>
    public static CaseSituation Read(IOrganizationService service, RecoveryCase recovery, CaseCharge debt)
    {
        var answers = Together.Ask(service, [.. RecoveryBook.Questions, .. CaseMethods.Questions(debt)]);
        var rules = RecoveryBook.Of(answers);
        return new CaseSituation(recovery, rules, new CaseMethods(debt, [.. answers.Skip(RecoveryBook.Questions.Count)], rules.Networks), debt);
    }

    public CaseCharge Debt { get; }

    /// <summary>The try, or the debt itself, that failed last.</summary>
    public CaseCharge Last { get; }

    public RecoveryBook Rules { get; }

    public RecoveryPolicy Policy { get; }

    public CustomerClock Clock { get; }

    public DeclineReason Reason => Last.Reason;

    /// <summary>When the last result was known; also when another debt became the one to work on.</summary>
    public DateTimeOffset LastResultOn => Last.KnownOn;

    public ChargeInitiator Initiator => Debt.HasSubscription ? ChargeInitiator.MerchantRecurring : ChargeInitiator.MerchantUnscheduled;

    /// <summary>What says how likely the debt comes in.</summary>
    public RecoverabilityFacts ScoreFacts(DateTimeOffset now) => new(Reason)
    {
        TriesMade = _case.TriesMade,
        PaidLateBefore = _case.Ledger.Recovered > 0m,
        MethodChanged = Debt.MethodChangedOn > Last.KnownOn,
        ApprovedLately = _methods.LastApprovedOn > now - Lately,
        PaydayNear = Clock.NextPayday(Clock.Local(now).Date, Paydays) is { } payday && payday.Day <= Clock.Local(now).Date.AddDays(NearDays),
        SeveralMethodsFail = _case.Charges.Where(charge => ChargeStates.HasFailed(charge.Status)).Select(charge => charge.Method.Id).Distinct().Count() > 1,
    };

    /// <summary>What a case is called that goes on by itself.</summary>
    public CaseStatus MovingStatus => Debt.GatewayRetries ? CaseStatus.WaitingForGateway : CaseStatus.Active;

    /// <returns>Null: the policy has no such step (any more).</returns>
    public RecoveryStep? StepOf(PlannedAction planned) => Policy.Steps.FirstOrDefault(step => step.Number == planned.Number);

    /// <summary>What comes next, or why nothing does.</summary>
    public NextStep Next(CasePlan plan, DateTimeOffset now) => LadderPlanner.Next(For(plan), now);

    /// <summary>All that comes, if every try fails for the same reason.</summary>
    public IReadOnlyList<NextStep> Forecast(CasePlan plan, DateTimeOffset now) => LadderPlanner.Forecast(For(plan), now);

    /// <summary>The customer's day on which the service ends if nothing is paid: what a message may name as the last one to act.</summary>
    /// <returns>Null: the end of the ladder takes nothing away.</returns>
    public DateTime? ServiceEndsOn(CasePlan plan, DateTimeOffset now) =>
        Debt.HasSubscription && !Debt.GatewayCharges && Forecast(plan, now) is { Count: > 0 } steps
            && steps[steps.Count - 1] is NextStep.End { Action: EndAction.Suspend or EndAction.CancelNow or EndAction.CancelAtPeriodEnd } end
            ? end.On.Date
            : null;

    public LadderSituation For(CasePlan plan) => new()
    {
        Policy = Policy,
        Reason = Reason,
        OpenedOn = _case.OpenedOn,
        LastResultOn = LastResultOn,
        Clock = Clock,
        Rules = Rules.Networks,
        Network = _methods.Network ?? Last.Network,
        Tries = _methods.Tries ?? [.. _case.Charges.Where(charge => charge.WasSent).Select(charge => charge.ToPastTry(Debt.Id))],
        Amount = Debt.Owed,
        Initiator = Initiator,
        Done = plan.Done(Debt.MethodChangedOn),
        MethodChangedOn = _methods.ChangedOn,
        TriesMade = _case.TriesMade,
        Backup = WasBackupTried || _methods.Backup is not { } backup ? null : backup with { Proof = NeedOf(_methods.BackupHistory, _methods.BackupHasMandate, null) },
        LearnedPaydays = Paydays,
        HoldUntil = _case.Hold,
        Promised = _case.PromisedOn is not null && _case.Hold == _case.PromisedOn + RecoveryCase.AfterPromise,
        TryUnderWay = _case.Live is not null,
        GatewayRetries = Debt.GatewayRetries,
        Proof = NeedOf(_methods.History, _methods.HasMandate, Reason),
        Seed = _case.Id,
    };

    private ProofNeed? NeedOf(NetworkHistory? history, bool hasMandate, DeclineReason? lastReason) => history is null || Debt.GatewayRetries ? null : ProofRules.Need(Policy, new(Money.AtMost(Debt.Owed, _case.Currency))
    {
        ExchangeRate = _case.ExchangeRate,
        ProvenUpTo = history.ProvenIn(_case.CurrencyReference),
        WasApproved = history.WasApproved,
        HasMandate = hasMandate,
        IsUnusual = !Debt.HasSubscription && AmountHabit.IsUnusual(Debt.Owed, null, history.PaidIn(_case.CurrencyReference)),
        LastReason = lastReason,
    });

    private PaydayRule Paydays => PaydayLearning.From(_methods.TriesIn(_case.CurrencyReference), Clock, LastResultOn);

    private bool WasBackupTried => _case.Tries.Any(charge =>
        charge.Row.GetAttributeValue<EntityReference>(TransactionRow.PaymentMethod)?.Id is { } method && method == Debt.Subscription.GetAttributeValue<EntityReference>(SubscriptionRow.BackupMethod)?.Id);
}
