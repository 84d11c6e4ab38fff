using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Custom API cpay_PromisePayment: the customer said when they pay. One promise a case is entered by a rep, a further one by an approver.</summary>
public sealed class PromisePayment : Plugin
{
    private const int MostDays = 60;

    private protected override void Run(Call call)
    {
        if (CaseChoice.Read(call) is not { } choice) return;
        var on = new DateTimeOffset(DateTime.SpecifyKind(call.Input<DateTime>("PayOn"), DateTimeKind.Utc));
        if (on <= call.Now) choice.Refuse(choice.Sentences.CaseDateInThePast());
        else if (on > call.Now.AddDays(MostDays)) choice.Refuse(choice.Sentences.CaseDateTooFar(MostDays));
        else if (choice.Case.Promises > 0 && !choice.Right.MayAllow) choice.Refuse(choice.Sentences.CasePromiseNeedsApprover());
        else Promise(choice, on);
    }

    private static void Promise(CaseChoice choice, DateTimeOffset on)
    {
        var message = choice.Sentences.CasePromised(on);
        var changes = new CaseChanges(choice.Case)
            .Becomes(CaseStatus.Promised)
            .Due(on + RecoveryCase.AfterPromise)
            .Set(RecoveryCaseRow.PromisedOn, on.UtcDateTime)
            .Set(RecoveryCaseRow.Promises, choice.Case.Promises + 1)
            .Held(choice, message);
        choice.Do(message, [changes.Request]);
    }
}
