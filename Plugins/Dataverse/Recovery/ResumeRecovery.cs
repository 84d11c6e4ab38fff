using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Custom API cpay_ResumeRecovery: a case that rests goes on where it stood.</summary>
public sealed class ResumeRecovery : Plugin
{
    private protected override void Run(Call call)
    {
        if (CaseChoice.Read(call) is not { } choice) return;
        if (choice.Case.Status is not (CaseStatus.Paused or CaseStatus.Promised or CaseStatus.WithAPerson)) choice.Refuse(choice.Sentences.CaseNotHeld());
        else Resume(call, choice);
    }

    private static void Resume(Call call, CaseChoice choice)
    {
        var message = choice.Sentences.CaseResumed();
        var changes = new CaseChanges(choice.Case).Becomes(CaseStatus.Active).Due(call.Now).Set(RecoveryCaseRow.Problem, null).Held(choice, message);

        // The end of the hold stays known, so that the ladder has its days after it.
        if (choice.Case.PausedUntil > call.Now) changes.Set(RecoveryCaseRow.PausedUntil, call.Now.UtcDateTime);
        if (choice.Case.PromisedOn > call.Now) changes.Set(RecoveryCaseRow.PromisedOn, null);
        choice.Do(message, [changes.Request]);
    }
}
