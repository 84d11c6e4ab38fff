using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Mail;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Hands an email to the mail server: in the transaction it only becomes Pending Send, and it leaves after the commit (<see cref="Outbox"/>).</summary>
internal static class SendEmailMessage
{
    private const string Table = "email";

    public static Message Instance { get; } = new DirectMessage("SendEmail", Send);

    private static SendEmailResponse Send(MessageCall call)
    {
        var issue = call.Optional<bool?>("IssueSend") ?? throw DataverseFaults.InvalidArgument("Required field 'IssueSend' is missing");
        if (call.Optional<string>("TrackingToken") is { Length: > 0 })
        {
            throw DataverseFaults.NotEmulated("A tracking token in the subject of an email");
        }

        // Writer first: it waits for who else sends this email just now, and then sees that it is sent.
        _ = call.Scope.Writer;
        var email = call.Existing(Table, call.Optional<Guid>("EmailId"));
        call.Access.Demand(AccessRights.WriteAccess, call.Table(Table), email);
        DemandUnsent(email);
        call.Scope.Writer.Update(Addressed(call, email, issue ? EmailStatus.PendingSend : EmailStatus.Sent));
        if (issue)
        {
            call.Engine.Outbox.Take(email.Id, call.Scope);
        }

        return new SendEmailResponse { Results = { ["Subject"] = email.GetAttributeValue<string>("subject") ?? "" } };
    }

    private static void DemandUnsent(Entity email)
    {
        var status = email.GetAttributeValue<OptionSetValue>("statuscode").Value;
        if (status is not (EmailStatus.Draft or EmailStatus.Failed))
        {
            throw DataverseFaults.InvalidArgument($"The email {email.Id:D} cannot be sent: its status reason is {status}, not Draft or Failed.");
        }
    }

    private static Entity Addressed(MessageCall call, Entity email, int status)
    {
        var sender = Parties.Sender(call, email);
        var changes = new Entity(Table, email.Id) { ["from"] = new EntityCollection([sender]), ["sender"] = sender["addressused"] };
        EmailStatus.Set(changes, status);
        foreach (var list in Parties.RecipientLists)
        {
            changes[list] = Parties.Recipients(call, email, list);
        }

        var everybody = Parties.RecipientLists.SelectMany(list => ((EntityCollection)changes[list]).Entities).Select(party => (string)party["addressused"]).ToList();
        if (everybody.Count == 0)
        {
            throw MailFaults.NoRecipient();
        }

        var addresses = string.Join(";", everybody);
        changes["torecipients"] = addresses.Length <= 500 ? addresses : addresses[..500];
        return changes;
    }
}
