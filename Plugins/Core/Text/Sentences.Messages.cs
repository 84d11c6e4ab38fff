using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Text;

/// <content>Messages to customers, and what reps read about them.</content>
public sealed partial class Sentences
{
    /// <summary>A day as this language writes it.</summary>
    public string Date(DateTime day) => _language.Date(day);

    public string NoAddress() => _language.Fill("Message.NoAddress");

    /// <summary>The customer does not allow emails.</summary>
    public string NoEmails() => _language.Fill("Message.NoEmails");

    /// <summary>The refund is nobody's whom we know.</summary>
    public string NoCustomer() => _language.Fill("Message.NoCustomer");

    /// <summary>A later stage was true before this one could be told.</summary>
    public string Overtaken() => _language.Fill("Message.Overtaken");

    /// <summary>Who was not told of a request is not told of its end.</summary>
    public string NotToldBefore() => _language.Fill("Message.NotTold");

    /// <param name="why">The platform's words.</param>
    public string SendingFailed(string why) => _language.Fill("Message.SendFailed", why);

    /// <summary>A person must tell the customer.</summary>
    /// <param name="amount">What goes back.</param>
    /// <param name="why">A sentence: why no email can.</param>
    public string TellThem(Money amount, string why) => _language.Fill("Message.TellThem", Amount(amount), why);

    /// <summary>The tries to send an email have ended; a person must tell the customer.</summary>
    /// <inheritdoc cref="TellThem" path="/param"/>
    public string Undelivered(Money amount, string why) => _language.Fill("Message.Undelivered", Amount(amount), why);

    /// <summary>The customer was promised that a person takes care of it.</summary>
    public string NextStepPromised(Money amount) => _language.Fill("Message.NextStep", Amount(amount));

    /// <summary>The subject of the task to tell the customer.</summary>
    /// <param name="refund">The refund's name.</param>
    public string TellThemTask(string refund) => _language.Fill("Message.TellThemTask", refund);

    /// <summary>The subject of the task to keep the promise that a person takes care of it.</summary>
    /// <inheritdoc cref="TellThemTask" path="/param"/>
    public string NextStepTask(string refund) => _language.Fill("Message.NextStepTask", refund);

    /// <summary>What the link to the status page says.</summary>
    public string StatusLink() => _language.Fill("Message.StatusLink");

    public string StatusTitle() => _language.Fill("StatusPage.Title");

    /// <summary>Where the refund stands, in one sentence for the customer.</summary>
    public string StatusHeadline(RefundStatus status, bool cameBack) =>
        _language.Fill($"StatusPage.Headline.{CustomerStages.Of(status, decided: true, cameBack) ?? CustomerStage.Received}");

    public string Stage(CustomerStage stage) => _language.Fill($"StatusPage.Stage.{stage}");

    /// <summary>What a picture shows, for those who do not see it: "still to come".</summary>
    public string Progress(ProgressState state) => _language.Fill($"StatusPage.State.{state}");

    public string ProgressLabel() => _language.Fill("StatusPage.Progress");

    public string AmountLabel() => _language.Fill("StatusPage.Amount");

    public string ExpectedOnLabel() => _language.Fill("StatusPage.ExpectedOn");

    public string TraceNumberLabel() => _language.Fill("StatusPage.TraceNumber");

    public string LanguagesLabel() => _language.Fill("StatusPage.Languages");

    public string LinkWorksUntil(DateTime day) => _language.Fill("StatusPage.WorksUntil", _language.Date(day));

    /// <summary>No such page, whatever is wrong with the link.</summary>
    public string StatusNotFound() => _language.Fill("StatusPage.NotFound");

    public string StatusNotFoundText() => _language.Fill("StatusPage.NotFoundText");

    /// <summary>The page cannot be shown just now.</summary>
    public string StatusLater() => _language.Fill("StatusPage.Later");

    public string StatusLaterText() => _language.Fill("StatusPage.LaterText");
}
