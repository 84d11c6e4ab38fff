using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Mail;

/// <summary>Sender and recipients of an email that is about to be sent, with the addresses they have now.</summary>
internal static class Parties
{
    public static readonly string[] RecipientLists = ["to", "cc", "bcc"];

    /// <summary>The column with the address, by table.</summary>
    private static readonly Dictionary<string, string> AddressColumns = new(StringComparer.Ordinal)
    {
        ["contact"] = "emailaddress1",
        ["account"] = "emailaddress1",
        ["systemuser"] = "internalemailaddress",
        ["queue"] = "emailaddress",
    };

    /// <returns>The one sender: a user or a queue.</returns>
    /// <exception cref="System.ServiceModel.FaultException">There is none or more than one, they have no address, or the caller may not send for them.</exception>
    public static Entity Sender(MessageCall call, Entity email)
    {
        var senders = Of(email, "from");
        var sender = senders.Count switch { 0 => throw MailFaults.NoSender(), 1 => senders[0], _ => throw MailFaults.MoreThanOneSender() };
        var who = sender.GetAttributeValue<EntityReference>("partyid");
        if (who?.LogicalName is not ("systemuser" or "queue"))
        {
            throw DataverseFaults.InvalidArgument("The sender of an email must be a user or a queue.");
        }

        DemandSendAs(call, who);
        var address = Row(call, who).GetAttributeValue<string>(AddressColumns[who.LogicalName]) ?? throw MailFaults.SenderWithoutAddress();
        return Addressed(who, address);
    }

    /// <summary>One list, each party with its address.</summary>
    /// <exception cref="System.ServiceModel.FaultException">0x80040B00: somebody has no address, or does not allow emails.</exception>
    public static EntityCollection Recipients(MessageCall call, Entity email, string list) =>
        new([.. Of(email, list).Select(party => Recipient(call, party.GetAttributeValue<EntityReference>("partyid")))]) { EntityName = "activityparty" };

    private static Entity Recipient(MessageCall call, EntityReference? who)
    {
        // An address that is nobody's: the platform sends to it only when an administrator has allowed that.
        if (who is null)
        {
            throw MailFaults.PartyWithoutAddress();
        }

        if (!AddressColumns.TryGetValue(who.LogicalName, out var column))
        {
            throw DataverseFaults.NotEmulated($"Sending an email to a row of '{who.LogicalName}'");
        }

        // donotbulkemail counts for bulk mails only: SendEmail does not look at it.
        var row = Row(call, who);
        return !row.GetAttributeValue<bool>("donotemail") && row.GetAttributeValue<string>(column) is { } address
            ? Addressed(who, address) : throw MailFaults.PartyWithoutAddress();
    }

    /// <summary>In another user's name: the privilege, and that user's own consent, which no role replaces.</summary>
    private static void DemandSendAs(MessageCall call, EntityReference sender)
    {
        if (sender.LogicalName == "queue")
        {
            call.Access.Demand(AccessRights.ReadAccess, call.Table("queue"), Row(call, sender));
        }
        else if (sender.Id != call.Identity.UserId
            && (call.Access.Callers.Any(caller => caller.DepthOf(PrivilegeNames.SendAsUser) is null)
                || call.Find("usersettings", sender.Id)?.GetAttributeValue<bool>("issendasallowed") is not true))
        {
            throw MailFaults.NoSendAsPrivilege();
        }
    }

    private static Entity Row(MessageCall call, EntityReference who) => call.Existing(who.LogicalName, who.Id);

    private static Entity Addressed(EntityReference who, string address) =>
        new("activityparty") { ["partyid"] = new EntityReference(who.LogicalName, who.Id), ["addressused"] = address };

    private static DataCollection<Entity> Of(Entity email, string list) => (email.GetAttributeValue<EntityCollection>(list) ?? new EntityCollection()).Entities;
}
