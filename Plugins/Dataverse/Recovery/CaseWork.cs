using System.ServiceModel;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery;

/// <summary>
/// Looks at a case and does what is due: closes it, waits for what is under way, or takes the next step of its ladder. Whatever
/// it was that asked for it, the state decides, so that late and repeated jobs find it done. Every write holds only for the case
/// as it was read, and moves the next date before anything is done.
/// </summary>
internal sealed class CaseWork
{
    private const int MostRaces = 10;
    private readonly Call _call;
    private readonly CaseSteps _steps;
    private readonly CaseEnds _ends;

    public CaseWork(Call call)
    {
        _call = call;
        _ends = new CaseEnds(call);
        _steps = new CaseSteps(call, _ends);
    }

    /// <exception cref="InvalidPluginExecutionException">Others write the case again and again: the platform runs the job once more.</exception>
    public void LookAt(Guid caseId)
    {
        for (var look = 0; look < MostRaces; look++)
        {
            if (RecoveryCase.Read(_call.Service, caseId) is not { } recovery || IsDone(recovery)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The recovery case is written by others again and again. It is looked at later.");
    }

    /// <returns>False: something was done, or somebody was faster; the case is read again.</returns>
    private bool IsDone(RecoveryCase recovery)
    {
        try
        {
            return Move(recovery);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch) || fault.Is(Faults.DuplicateKey))
        {
            // Not swallowed: the little transaction was rolled back as a whole, and everything is decided anew.
            _call.Trace.Trace("The case {0} was changed by somebody else.", recovery.Id);
            return false;
        }
    }

    private bool Move(RecoveryCase recovery)
    {
        var ledger = recovery.Ledger;
        if (!recovery.IsOpen) return _ends.WhenClosed(recovery);
        if (ledger.IsPaid) return _ends.Paid(recovery);
        if (ledger.Debts.Count == 0) return _ends.Dropped(recovery);
        if (!recovery.HasItsKey) return new OneCase(_call).Rekey(recovery);
        if (ledger.Current is not { } current) return ledger.Stop is { } stop ? _ends.Stopped(recovery, stop) : _ends.Dropped(recovery);
        if (recovery.Live is not null) return Waits(recovery);
        if (IsWithAPerson(recovery)) return new PersonsTurn(_call, _ends).Look(recovery, recovery.Debts.Single(debt => debt.Id == current.Id));
        if (Rest(recovery) is { } until) return Rests(recovery, until);
        return Go(recovery, recovery.Debts.Single(debt => debt.Id == current.Id));
    }

    /// <summary>A try is under way: nothing else is done until its end is known.</summary>
    private bool Waits(RecoveryCase recovery)
    {
        var changes = new CaseChanges(recovery).Due(_call.Now + CaseChanges.Patience);
        if (CaseStates.IsMoving(recovery.Status)) changes.Becomes(CaseStatus.WaitingForAnswer);
        _call.Together(changes.Request);
        return true;
    }

    /// <summary>Until when nothing is done by itself; null: it goes on.</summary>
    private DateTimeOffset? Rest(RecoveryCase recovery)
    {
        if (recovery.HasOpenOffer) return _call.Now + CaseChanges.Patience;
        return recovery.Status switch
        {
            CaseStatus.Paused => recovery.PausedUntil is not { } until ? _call.Now + CaseChanges.PersonsPatience : Later(until),
            CaseStatus.Promised => recovery.PromisedOn is { } promised ? Later(promised + RecoveryCase.AfterPromise) : null,
            _ => null,
        };
    }

    /// <summary>Unless there is something new to try; but nothing is tried of a debt that the customer denies.</summary>
    private static bool IsWithAPerson(RecoveryCase recovery) => recovery is { Status: CaseStatus.WithAPerson, HasOpenOffer: false } && (recovery.IsDenied || !HasNewData(recovery));

    /// <summary>The customer, or an updater, has changed the method since it failed: whoever has it in hand, that is tried.</summary>
    private static bool HasNewData(RecoveryCase recovery) => recovery.Current is { } debt && debt.MethodChangedOn > recovery.LastOf(debt).KnownOn
        && !recovery.Plan.Taken.Any(step => step.Number == PlannedAction.NewData && step.On >= debt.MethodChangedOn);

    private DateTimeOffset? Later(DateTimeOffset on) => on > _call.Now ? on : null;

    private bool Rests(RecoveryCase recovery, DateTimeOffset until)
    {
        var changes = new CaseChanges(recovery).Due(until);
        if (recovery.HasOpenOffer && CaseStates.IsMoving(recovery.Status)) changes.Becomes(CaseStatus.OfferOpen);
        _call.Together(changes.Request);
        return true;
    }

    private bool Go(RecoveryCase recovery, CaseCharge debt)
    {
        var situation = CaseSituation.Read(_call.Service, recovery, debt);
        var plan = recovery.Plan;
        if (recovery.Ledger.HasDispute) return _steps.ToPerson(recovery, situation, plan);
        if (recovery.Status == CaseStatus.WaitingForAnswer && plan.Last == situation.Last.Id && plan.Next is null) return _steps.TryAgain(recovery, situation, plan);
        if (HasJustPaid(recovery, debt, plan) && !debt.GatewayRetries) return _steps.Take(recovery, situation, plan, PlannedAction.WithNextDebt(_call.Now));
        if (IsNews(recovery, situation, plan)) plan = plan with { Next = null, Last = situation.Last.Id };
        if (HasNewData(recovery) && !situation.Debt.GatewayRetries) return _steps.Take(recovery, situation, plan, PlannedAction.WithNewData(_call.Now));
        var next = plan.Next?.ToNext(situation.Policy, situation.Clock) ?? situation.Next(plan, _call.Now);
        return PlannedAction.Of(next) is { } planned && planned.On <= _call.Now
            ? _steps.Take(recovery, situation, plan, planned)
            : Plan(recovery, situation, plan, next);
    }

    /// <summary>The plan was for another debt, and that has been collected by a try.</summary>
    private static bool HasJustPaid(RecoveryCase recovery, CaseCharge debt, CasePlan plan) => recovery.Charges.FirstOrDefault(charge => charge.Id == plan.Last) is { } last
        && (last.OriginId ?? last.Id) is var before && before != debt.Id
        && recovery.Tries.Any(one => one.OriginId == before && ChargeStates.HasMoney(one.Status) && one.Engine == ChargeEngine.Ladder);

    /// <summary>A plan holds until there is another result, or the case was held meanwhile.</summary>
    private static bool IsNews(RecoveryCase recovery, CaseSituation situation, CasePlan plan) =>
        plan.Last != situation.Last.Id || !CaseStates.IsMoving(recovery.Status);

    private bool Plan(RecoveryCase recovery, CaseSituation situation, CasePlan plan, NextStep next)
    {
        var changes = new CaseChanges(recovery).On(situation).Scored(situation, _call.Now).Becomes(situation.MovingStatus).Planned(situation, plan, next);
        _call.Together([.. _steps.ToldOfZone(recovery, situation, changes), changes.Request]);
        return true;
    }
}
