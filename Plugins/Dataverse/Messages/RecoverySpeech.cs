using System.Globalization;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>What is written, in one transaction, when a message leaves.</summary>
internal sealed class RecoverySpeech(Call call)
{
    /// <summary>By then a mail server has said no, if it does.</summary>
    private static readonly TimeSpan UntilDelivered = TimeSpan.FromHours(4);

    public IReadOnlyList<OrganizationRequest> Requests(Talk talk, Channel channel)
    {
        var troubles = new MessageTroubles(call);
        if (channel == Channel.Phone) return troubles.ToCall(talk);
        var facts = new ToldFacts(talk.Message, talk.All, talk.Language);
        var link = talk.Message.Link ?? talk.Message.Offer.GetAttributeValue<string>(AlternativeOfferRow.Link) ?? MessageSettings.CustomerPage(call.Service);
        return [.. channel == Channel.Email ? ByEmail(talk, facts, link) : ByFlow(talk, facts, link, channel), .. Along(talk), .. troubles.PeopleTold(talk)];
    }

    private IEnumerable<OrganizationRequest> ByEmail(Talk talk, ToldFacts facts, string? link)
    {
        var email = new RecoveryMail(call).Write(talk.Message, facts, talk.Customer, link, NextTry(talk), talk.Message.Terms(Sentences.For(talk.Language), talk.Clock));
        yield return new CreateRequest { Target = email };
        yield return new OrganizationRequest("SendEmail") { ["EmailId"] = email.Id, ["IssueSend"] = true, ["TrackingToken"] = "" };
        yield return Sent(talk, facts, Channel.Email, row =>
        {
            row[CustomerMessageRow.Email] = email.ToEntityReference();
            row[CustomerMessageRow.Template] = email.GetAttributeValue<string>("subject").Cut(100);
            row[CustomerMessageRow.NextTryOn] = (call.Now + UntilDelivered).UtcDateTime;
        });
        yield return Event(talk, facts, Channel.Email, email.GetAttributeValue<string>("subject")).With(null, link, facts.Amount, talk.Message.CaseReference?.Id);
    }

    private IEnumerable<OrganizationRequest> ByFlow(Talk talk, ToldFacts facts, string? link, Channel channel)
    {
        var texts = Sentences.For(talk.Language);
        var text = texts.Short(talk.Message.Kind, facts.Wording, facts.What, talk.Message.Until, link);
        yield return Sent(talk, facts, channel, row =>
        {
            row[CustomerMessageRow.Text] = text;
            row[CustomerMessageRow.NextTryOn] = null;
        });
        yield return Event(talk, facts, channel, texts.Kind(talk.Message.Kind)).With(text, link, facts.Amount, talk.Message.CaseReference?.Id);
    }

    private static OrganizationRequest Event(Talk talk, ToldFacts facts, Channel channel, string subject) =>
        NotifyEvent.Of(talk.Message.Row.Id, talk.Customer.Reference, talk.Message.Kind.ToString(), channel, facts.Language, subject);

    private OrganizationRequest Sent(Talk talk, ToldFacts facts, Channel channel, Action<Entity> also) => MessageChange.Of(talk.Message.Row, CustomerMessageRow.StatusSent, row =>
    {
        row[CustomerMessageRow.SentOn] = call.Now.UtcDateTime;
        row[CustomerMessageRow.Channel] = new OptionSetValue((int)channel);
        row[CustomerMessageRow.Language] = talk.Language;
        row[CustomerMessageRow.Wording] = facts.Wording is { } wording ? new OptionSetValue((int)wording) : null;
        row[CustomerMessageRow.Tries] = talk.Message.Tries + 1;
        row[CustomerMessageRow.Error] = null;
        if (!talk.Message.Asked) row[CustomerMessageRow.DayKey] = DayKey(talk);
        also(row);
    });

    // Two jobs that both see "none today" write the same key, and one of them breaks on it.
    private string DayKey(Talk talk) =>
        string.Format(CultureInfo.InvariantCulture, "{0:N}-{1:yyyyMMdd}", talk.Customer.Reference.Id, talk.Clock.Local(call.Now));

    private static IEnumerable<OrganizationRequest> Along(Talk talk)
    {
        var texts = Sentences.For(talk.Language);
        return talk.TakenAlong.Select(row => MessageChange.Ended(row, CustomerMessages.CaseOf(row) == talk.Message.CaseReference?.Id
            ? texts.Outdated()
            : texts.ToldTogether(talk.Message.Row.GetAttributeValue<string>(CustomerMessageRow.Name))));
    }

    /// <summary>The customer's day of the next try, where all debts that are told are tried by it.</summary>
    private DateTime? NextTry(Talk talk) => talk.Message.NextTryOn is { } on && on > call.Now && talk.All.All(debt => debt.CaseId == talk.Message.CaseReference?.Id) ? talk.Clock.Local(on).Date : null;
}
