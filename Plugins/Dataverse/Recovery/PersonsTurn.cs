using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>A case that a person has in hand: it waits as long as a task is open, and goes by what the person said once it is done.</summary>
internal sealed class PersonsTurn(Call call, CaseEnds ends)
{
    /// <returns>Whether nothing is left to do now.</returns>
    /// <remarks>One organization-service call besides what it writes.</remarks>
    public bool Look(RecoveryCase recovery, CaseCharge debt)
    {
        var task = LastTask.Read(call.Service, recovery.Id);
        return task switch
        {
            { IsOpen: true } => Waits(recovery, call.Now + CaseChanges.PersonsPatience),
            { Outcome: TaskOutcome.DoesNotPay or TaskOutcome.NoLongerNeeded } => ends.Dropped(recovery),
            { Outcome: TaskOutcome.MethodUpdated or TaskOutcome.DataCorrected } => GoesOn(recovery),
            { DoneOn: { } done } when done + CaseChanges.PersonsPatience is var again && again > call.Now => Waits(recovery, again),
            _ => AsksAgain(recovery, CaseSituation.Read(call.Service, recovery, debt)),
        };
    }

    private bool Waits(RecoveryCase recovery, DateTimeOffset until)
    {
        call.Together(new CaseChanges(recovery).Due(until).Request);
        return true;
    }

    private bool GoesOn(RecoveryCase recovery)
    {
        call.Together(new CaseChanges(recovery).Becomes(CaseStatus.Active).Due(call.Now).Set(RecoveryCaseRow.Problem, null).Kept(recovery.Plan with { Next = null }).Request);
        return false;
    }

    /// <summary>It is still owed, and nobody has a task about it.</summary>
    private bool AsksAgain(RecoveryCase recovery, CaseSituation situation)
    {
        var order = CaseTasks.For(recovery, situation, TaskKind.AskCustomer) with { Description = situation.Rules.Texts.CaseStillOwed() };
        call.Together([new CaseChanges(recovery).Due(call.Now + CaseChanges.PersonsPatience).Request, .. RecoveryTasks.Requests(call, order)]);
        return true;
    }
}
