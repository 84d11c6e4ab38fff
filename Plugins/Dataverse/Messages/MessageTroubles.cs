using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>What becomes of a message that does not leave, and what people are told of messages.</summary>
internal sealed class MessageTroubles(Call call)
{
    private int? _language;

    public IReadOnlyList<OrganizationRequest> Waiting(Talk talk, VoiceVerdict.Wait wait)
    {
        var waits = MessageChange.Waits(talk.Message, wait.Until, Texts.Waits(wait.Why));
        if (wait.Why != WaitReason.PersonFirst) return [waits];

        // It waits for a person, so one must know.
        return [waits, .. Task(talk, TaskKind.AskCustomer, Texts.SpeakFirst(Owed(talk)))];
    }

    public IReadOnlyList<OrganizationRequest> Silent(Talk talk, SilenceReason why)
    {
        var ended = MessageChange.Ended(talk.Message, Texts.Silent(why));
        return why switch
        {
            SilenceReason.NoAddress => [ended, .. Task(talk, TaskKind.ContactDataWrong, string.Join(" ", [Texts.Silent(why), .. talk.Customer.Broken.Select(Texts.Broken)]))],
            SilenceReason.Refused or SilenceReason.NoHours when talk.Utterance.IsDemand => [ended, .. Task(talk, TaskKind.AskCustomer, Texts.Silent(why))],
            _ => [ended],
        };
    }

    /// <summary>Sending failed: it is tried again for a while, and then a person must see to it.</summary>
    public IReadOnlyList<OrganizationRequest> NotSent(Talk talk, string why)
    {
        var next = MessageRetries.After(talk.Message.Tries + 1) is { } gap ? call.Now + gap : (DateTimeOffset?)null;
        var failed = MessageChange.Failed(talk.Message, Texts.SendingFailed(why), next);
        return next is null ? [failed, .. Task(talk, TaskKind.ContactDataWrong, Texts.SendingFailed(why))] : [failed];
    }

    /// <summary>A message by phone is a person's.</summary>
    public IReadOnlyList<OrganizationRequest> ToCall(Talk talk) =>
    [
        MessageChange.Of(talk.Message.Row, CustomerMessageRow.StatusSent, row =>
        {
            row[CustomerMessageRow.SentOn] = call.Now.UtcDateTime;
            row[CustomerMessageRow.Error] = null;
            row[CustomerMessageRow.NextTryOn] = null;
        }),
        .. Task(talk, TaskKind.AskCustomer, Texts.Call(Owed(talk))),
    ];

    /// <summary>After the last reminder a person's word may still help.</summary>
    public IReadOnlyList<OrganizationRequest> PeopleTold(Talk talk) => talk.Message.Kind == MessageKind.LastReminder && talk.Message.Until is { } until
        ? Task(talk, TaskKind.AskCustomer, Texts.LastReminderSent(Owed(talk), until))
        : [];

    private Sentences Texts => Sentences.For(Language);

    private int Language => _language ??= OrganizationLanguage.Read(call.Service);

    private string Owed(Talk talk) => new ToldFacts(talk.Message, talk.Own, Language).What;

    private IReadOnlyList<OrganizationRequest> Task(Talk talk, TaskKind kind, string description) => RecoveryTasks.Requests(call, new TaskOrder(kind, talk.Customer.Reference)
    {
        CaseId = talk.Message.CaseReference?.Id,
        TransactionId = talk.Message.Transaction?.Id ?? talk.Own.Select(debt => (Guid?)debt.Charge.Id).FirstOrDefault(),
        Description = description,
        Owner = talk.Message.Case.GetAttributeValue<EntityReference>("ownerid") ?? talk.Customer.Owner,
        Language = Language,
    });
}
