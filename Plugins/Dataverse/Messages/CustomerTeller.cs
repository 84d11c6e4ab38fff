using System.ServiceModel;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Tells a customer where a refund stands now, whatever it was that started the job: late and repeated jobs find what is told
/// already. The row and the email are written in one transaction under the row's key, so that each stage is sent at most once.
/// </summary>
internal sealed class CustomerTeller(Call call)
{
    private const int MostRaces = 5;

    /// <param name="refundId">The refund.</param>
    /// <param name="before">Its state before the change that started this; null: it was created then.</param>
    /// <param name="after">Its state after that change; it may be further on by now, and then nobody knows by which way.</param>
    public void Tell(Guid refundId, RefundStatus? before, RefundStatus? after) => Repeat(() =>
    {
        if (RefundCase.Read(call.Service, refundId) is not { } refund || StageOf(refund) is not { } stage) return true;
        var told = ToldMessages.Read(call.Service, refundId);
        return told.Of(stage) is not null || told.HasLater(stage) || TryTell(CaseOf(refund, stage, refund.Status == after ? before : null, told));
    });

    /// <summary>Tries once more what could not be sent.</summary>
    public void TellAgain(Guid refundId, CustomerStage stage) => Repeat(() =>
    {
        if (RefundCase.Read(call.Service, refundId) is not { } refund) return true;
        var told = ToldMessages.Read(call.Service, refundId);
        if (told.Of(stage) is not { } row || !row.Contains(CustomerMessageRow.NextTryOn)) return true;
        var it = CaseOf(refund, stage, null, told);
        return told.HasLater(stage) || StageOf(refund) > stage ? Commit([it.OvertakenNow(row)]) : TryTell(it);
    });

    private static void Repeat(Func<bool> isDone)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (isDone()) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The refund's messages are written by others again and again.");
    }

    private static CustomerStage? StageOf(RefundCase refund) => CustomerStages.Of(refund.Status, MessageCase.IsDecided(refund), MessageCase.CameBack(refund));

    private MessageCase CaseOf(RefundCase refund, CustomerStage stage, RefundStatus? before, ToldMessages told) =>
        new(refund, stage, before, told, Recipient.Read(call.Service, refund.Row.GetAttributeValue<EntityReference>(RefundRow.Customer)));

    /// <returns>False: another job has written a message at the same moment. Nothing of this one was; it starts anew.</returns>
    private bool TryTell(MessageCase it)
    {
        if (it.WhyNot is { } why) return Commit([.. it.Overtaken(), it.NotSent(why), .. LeftToAPerson(it, why)]);
        try
        {
            var email = new MessageMail(call).Write(it);
            return Commit([.. it.Overtaken(), new CreateRequest { Target = email }, it.Sent(email.ToEntityReference(), call.Now.UtcDateTime), Send(email), .. Promised(it)]);
        }
        catch (Exception wrong) when (wrong is InvalidPluginExecutionException or FaultException<OrganizationServiceFault> or ArgumentException)
        {
            // Not swallowed: the little transaction was rolled back, and the row keeps the reason and the next try.
            return Commit([.. it.Overtaken(), .. Failed(it, it.Texts.SendingFailed(wrong.Message))]);
        }
    }

    private bool Commit(IEnumerable<OrganizationRequest> requests)
    {
        try
        {
            call.Together([.. requests]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey) || fault.Is(Faults.VersionMismatch))
        {
            // Rolled back as a whole; the caller reads again and decides anew.
            return false;
        }
    }

    private static OrganizationRequest Send(Entity email) =>
        new("SendEmail") { ["EmailId"] = email.Id, ["IssueSend"] = true, ["TrackingToken"] = "" };

    private IEnumerable<OrganizationRequest> Failed(MessageCase it, string why)
    {
        var next = MessageRetries.After(it.Tries) is { } gap ? call.Now.UtcDateTime + gap : (DateTime?)null;
        yield return it.Failed(why, next);
        if (next is null) yield return new CreateRequest { Target = PersonTask.CustomerUntold(it.Refund, it.Texts.Undelivered(it.Refund.Amount, why), it.Owner) };
    }

    private static IEnumerable<OrganizationRequest> LeftToAPerson(MessageCase it, string why) => it.NeedsAPerson
        ? [new CreateRequest { Target = PersonTask.CustomerUntold(it.Refund, it.Texts.TellThem(it.Refund.Amount, why), it.Owner) }]
        : [];

    /// <summary>The message says that a colleague takes care of it, so one must. A refund that came back has its task already.</summary>
    private static IEnumerable<OrganizationRequest> Promised(MessageCase it) => it.Stage == CustomerStage.Failed && !MessageCase.CameBack(it.Refund)
        ? [new CreateRequest { Target = PersonTask.NextStepPromised(it.Refund, it.Texts.NextStepPromised(it.Refund.Amount), it.Owner) }]
        : [];
}
