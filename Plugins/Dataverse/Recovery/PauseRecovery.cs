using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Custom API cpay_PauseRecovery: nothing is tried or sent by itself until a date, or until somebody resumes it.</summary>
public sealed class PauseRecovery : Plugin
{
    private const int MostDays = 180;

    private protected override void Run(Call call)
    {
        if (CaseChoice.Read(call) is not { } choice) return;
        var until = call.Input<DateTime>("Until") is var on && on != default ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : (DateTimeOffset?)null;
        if (until <= call.Now) choice.Refuse(choice.Sentences.CaseDateInThePast());
        else if (until > call.Now.AddDays(MostDays)) choice.Refuse(choice.Sentences.CaseDateTooFar(MostDays));
        else Pause(call, choice, until);
    }

    private static void Pause(Call call, CaseChoice choice, DateTimeOffset? until)
    {
        var message = choice.Sentences.CasePaused(until);
        var changes = new CaseChanges(choice.Case)
            .Becomes(CaseStatus.Paused)
            .Due(until ?? call.Now + CaseChanges.PersonsPatience)
            .Set(RecoveryCaseRow.PausedUntil, until?.UtcDateTime)
            .Held(choice, message);
        choice.Do(message, [changes.Request]);
    }
}
