using System.Globalization;
using System.Net;
using CrmPayments.Core.Risk;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Access;

/// <summary>The mail that brings a one-time code to the user who asked for it. The code stands in its body and nowhere else (decision 0013).</summary>
internal sealed class StepUpMail(IOrganizationService service)
{
    /// <summary>Writes and sends it, from the queue that messages come from.</summary>
    /// <param name="user">Who is to enter the code; never the customer.</param>
    /// <param name="chargeName">As people name the charge.</param>
    /// <param name="lcid">The user's language.</param>
    /// <returns>The email's id. It belongs to SYSTEM and regards nothing, so it is on nobody's timeline or list of work.</returns>
    /// <exception cref="InvalidPluginExecutionException">No queue is set up to send from; the sentence is for an administrator.</exception>
    public Guid Send(EntityReference user, string code, Money amount, string chargeName, int lcid)
    {
        var email = FromTemplate(user.Id, lcid);
        email.Attributes.Remove("regardingobjectid");
        email["description"] = Fill((string)email["description"], code, Sentences.For(lcid).Amount(amount), chargeName);
        email["from"] = Party(Queue());
        email["to"] = Party(user);
        var id = service.Create(email);
        service.Execute(new OrganizationRequest("SendEmail") { ["EmailId"] = id, ["IssueSend"] = true, ["TrackingToken"] = "" });
        return id;
    }

    /// <summary>Takes a mail away whose code has ended.</summary>
    public static OrganizationRequest Delete(EntityReference email) => new DeleteRequest { Target = email };

    private Entity FromTemplate(Guid userId, int lcid)
    {
        var made = service.Execute(new OrganizationRequest("InstantiateTemplate") { ["TemplateId"] = StepUpTemplates.IdOf(lcid), ["ObjectType"] = "systemuser", ["ObjectId"] = userId });
        return ((EntityCollection)made.Results["EntityCollection"]).Entities[0];
    }

    private static string Fill(string body, string code, string amount, string chargeName) => body
        .Replace("{{Code}}", code)
        .Replace("{{Amount}}", WebUtility.HtmlEncode(amount))
        .Replace("{{Charge}}", WebUtility.HtmlEncode(chargeName))
        .Replace("{{Minutes}}", StepUpRules.Lifetime.TotalMinutes.ToString(CultureInfo.InvariantCulture));

    private EntityReference Queue() => MessageQueue.Find(service)
        ?? throw new InvalidPluginExecutionException("No queue is set up to send one-time codes: an administrator must enter a queue's email address in the environment variable cpay_MessageQueue.");

    private static EntityCollection Party(EntityReference who) => new([new Entity("activityparty") { ["partyid"] = who }]);
}
