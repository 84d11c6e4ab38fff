using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Mail;

/// <summary>A laboratory with a queue that sends and a contact who is written to.</summary>
internal sealed class MailRoom : IDisposable
{
    public const string QueueAddress = "refunds@contoso.example";
    public const string ContactAddress = "ana@fabrikam.example";

    public MailRoom(Laboratory? lab = null)
    {
        Lab = lab ?? new Laboratory();
        Queue = new EntityReference("queue", Lab.Admin.Create(new Entity("queue") { ["name"] = "Refunds", ["emailaddress"] = QueueAddress }));
        Contact = new EntityReference("contact", Lab.Admin.Create(new Entity("contact") { ["firstname"] = "Ana", ["lastname"] = "Gil", ["emailaddress1"] = ContactAddress }));
    }

    public Laboratory Lab { get; }

    public EntityReference Queue { get; }

    public EntityReference Contact { get; }

    public static EntityCollection Parties(params EntityReference[] who) =>
        new([.. who.Select(party => new Entity("activityparty") { ["partyid"] = party })]) { EntityName = "activityparty" };

    public Guid Draft(EntityReference? from = null, params EntityReference[] to) => Lab.Admin.Create(new Entity("email")
    {
        ["subject"] = "Your refund",
        ["description"] = "<p>It is on its way.</p>",
        ["from"] = Parties(from ?? Queue),
        ["to"] = Parties(to.Length == 0 ? [Contact] : to),
        ["regardingobjectid"] = Contact,
    });

    public OrganizationResponse Send(Guid email, bool issue = true, IOrganizationService? sender = null) =>
        (sender ?? Lab.Admin).Execute(new OrganizationRequest("SendEmail") { ["EmailId"] = email, ["IssueSend"] = issue, ["TrackingToken"] = "" });

    public Entity Email(Guid id) => Lab.Admin.Retrieve("email", id, new ColumnSet(true));

    public int StatusOf(Guid email) => Email(email).GetAttributeValue<OptionSetValue>("statuscode").Value;

    public void Dispose() => Lab.Dispose();
}
