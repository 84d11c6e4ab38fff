using System.Net;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>Writes the email of a message: the template of its stage and language, filled with the refund's facts.</summary>
internal sealed class MessageMail(Call call)
{
    private const string AddressVariable = "cpay_StatusPageUrl";
    private const string KeyVariable = "cpay_StatusPageKey";

    /// <returns>A new row of email, not created yet.</returns>
    /// <exception cref="InvalidPluginExecutionException">Something is not set up; the sentence is for an administrator.</exception>
    /// <exception cref="ArgumentException">The key of the status page is too short.</exception>
    /// <remarks>Up to five organization-service calls.</remarks>
    public Entity Write(MessageCase it)
    {
        var facts = Facts(it);
        var made = call.Service.Execute(new OrganizationRequest("InstantiateTemplate")
        {
            ["TemplateId"] = MessageTemplates.IdOf(it.Stage, it.Recipient.Language),
            ["ObjectType"] = "systemuser",
            ["ObjectId"] = call.Context.UserId,
        });
        var text = ((EntityCollection)made.Results["EntityCollection"]).Entities[0];
        var email = new Entity("email", Guid.NewGuid())
        {
            ["subject"] = WebUtility.HtmlDecode(MessageText.Fill(text.GetAttributeValue<string>("subject"), facts)),
            ["description"] = MessageText.Fill(text.GetAttributeValue<string>("description"), facts),
            ["from"] = Party(Sender(it)),
            ["to"] = Party(it.Recipient.Customer!),
            ["regardingobjectid"] = it.Recipient.Customer,
            ["directioncode"] = true,
        };
        if (it.Owner is { } owner) email["ownerid"] = owner;
        return email;
    }

    private Dictionary<string, string?> Facts(MessageCase it)
    {
        var texts = Sentences.For(it.Recipient.Language);
        return new()
        {
            ["Amount"] = WebUtility.HtmlEncode(texts.Amount(it.Refund.Amount)),
            ["ExpectedOn"] = ExpectedOn(it) is { } day ? WebUtility.HtmlEncode(texts.Date(day)) : null,
            ["TraceNumber"] = WebUtility.HtmlEncode(it.Refund.Row.GetAttributeValue<string>(RefundRow.TraceNumber)),
            ["StatusLink"] = Link(it) is { } address ? $"<a href=\"{WebUtility.HtmlEncode(address)}\">{WebUtility.HtmlEncode(texts.StatusLink())}</a>" : null,
        };
    }

    /// <summary>The promised day; for what is only approved, as if it were sent now. Null: not known, or over.</summary>
    private DateTime? ExpectedOn(MessageCase it)
    {
        var day = it.Stage == CustomerStage.Approved ? it.Refund.ExpectedOn(call.Now) : it.Refund.Row.GetAttributeValue<DateTime?>(RefundRow.ExpectedOn);
        return day >= call.Now.UtcDateTime.Date ? day : null;
    }

    /// <returns>Null: no status page is set up.</returns>
    private string? Link(MessageCase it)
    {
        var page = EnvironmentVariables.Text(call.Service, AddressVariable).Trim().TrimEnd('/');
        if (page.Length == 0) return null;
        if (!Uri.TryCreate(page, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new InvalidPluginExecutionException($"The environment variable {AddressVariable} must be an https address, such as https://payments.contoso.com.");
        var links = new StatusLinks(EnvironmentVariables.Secret(call.Service, KeyVariable));
        return $"{page}/status/{links.Sign(new StatusLink(it.Refund.Id, call.Now + StatusLink.WorksFor, it.Recipient.Language))}";
    }

    /// <summary>The queue that writes to customers; without one the refund's owner, or, where a team owns it, who asked for it.</summary>
    private EntityReference Sender(MessageCase it) => MessageQueue.Find(call.Service)
        ?? (it.Owner is { LogicalName: "systemuser" } owner ? owner : it.Refund.RequestedBy)
        ?? throw new InvalidPluginExecutionException("Nobody can write to the customer: set up a queue, and enter its email address in the environment variable cpay_MessageQueue.");

    private static EntityCollection Party(EntityReference who) => new([new Entity("activityparty") { ["partyid"] = who }]);
}
