using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>Whether messages arrive: looked at for the module's own emails, told by mail systems and flows for the rest.</summary>
internal sealed class Delivery(Call call)
{
    private const string EmailTable = "email";
    private const string StatusReason = "statuscode";

    /// <summary>The platform's status reasons of an email.</summary>
    private const int PendingSend = 6, Sending = 7, FailedToSend = 8;

    /// <summary>Looks at an email that was handed over some hours ago.</summary>
    /// <param name="messageId">A message that was sent by email.</param>
    public void Look(Guid messageId)
    {
        var it = PlannedMessage.Read(call.Service, messageId);
        var status = it.Row.GetAttributeValue<EntityReference>(CustomerMessageRow.Email) is { } email ? StatusOf(email) : null;
        var texts = Sentences.For(OrganizationLanguage.Read(call.Service));
        if (status == FailedToSend) NotArrived(it, Channel.Email, texts.NotDelivered());
        else if (status is PendingSend or Sending) StillHere(it, texts);
        else call.Together(MessageChange.Of(it.Row, CustomerMessageRow.StatusSent, row => row[CustomerMessageRow.NextTryOn] = null));
    }

    /// <summary>A message did not arrive: its address is not used again, and a person mends it.</summary>
    /// <param name="it">The message.</param>
    /// <param name="channel">By which it went.</param>
    /// <param name="why">Screened words.</param>
    public void NotArrived(PlannedMessage it, Channel channel, string why)
    {
        var texts = Sentences.For(OrganizationLanguage.Read(call.Service));
        var bounced = MessageChange.Of(it.Row, CustomerMessageRow.StatusFailed, row =>
        {
            row[CustomerMessageRow.Error] = texts.NotArrived(why).Cut(TextLimits.Words);
            row[CustomerMessageRow.BouncedOn] = call.Now.UtcDateTime;
            row[CustomerMessageRow.NextTryOn] = null;
        });
        var customer = it.Customer is null ? null : MessageCustomer.Read(call.Service, it.Customer);
        call.Together([bounced, .. customer is null ? [] : Bounce(customer, channel, why, it.CaseReference?.Id)]);
    }

    /// <summary>What is written when a customer's address does not work.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="channel">By which it was tried.</param>
    /// <param name="why">Screened words.</param>
    /// <param name="caseId">The case it was about; null: the customer's open one, if there is one.</param>
    public IReadOnlyList<OrganizationRequest> Bounce(MessageCustomer customer, Channel channel, string why, Guid? caseId)
    {
        var language = OrganizationLanguage.Read(call.Service);
        var address = channel == Channel.Email ? customer.EmailAddress : customer.Phone;
        var row = new Entity(customer.Reference.LogicalName, customer.Reference.Id) { [channel == Channel.Email ? CustomerColumns.BouncedEmail : CustomerColumns.BouncedPhone] = address };
        var order = new TaskOrder(TaskKind.ContactDataWrong, customer.Reference)
        {
            CaseId = caseId ?? OpenCase(customer.Reference),
            Description = Sentences.For(language).NotArrivedAt(address, why),
            Owner = customer.Owner,
            Language = language,
        };
        return address.Length == 0 ? [] : [new UpdateRequest { Target = row }, .. RecoveryTasks.Requests(call, order)];
    }

    private void StillHere(PlannedMessage it, Sentences texts)
    {
        // The mailbox, not the address, is the trouble: people who look after it find the row in the list of messages not sent.
        var next = MessageRetries.After(it.Tries) is { } gap ? call.Now + gap : (DateTimeOffset?)null;
        call.Together(MessageChange.Of(it.Row, CustomerMessageRow.StatusSent, row =>
        {
            row[CustomerMessageRow.Tries] = it.Tries + 1;
            row[CustomerMessageRow.Error] = texts.NotLeft();
            row[CustomerMessageRow.NextTryOn] = next?.UtcDateTime;
        }));
    }

    private int? StatusOf(EntityReference email)
    {
        var query = new QueryExpression(EmailTable) { ColumnSet = new ColumnSet(StatusReason) };
        query.Criteria.AddCondition("activityid", ConditionOperator.Equal, email.Id);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<OptionSetValue>(StatusReason).Value;
    }

    private Guid? OpenCase(EntityReference customer)
    {
        var query = new QueryExpression(RecoveryCaseRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryCaseRow.Customer, ConditionOperator.Equal, customer.Id);
        query.Criteria.AddCondition(RecoveryCaseRow.OpenKey, ConditionOperator.NotNull);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}
