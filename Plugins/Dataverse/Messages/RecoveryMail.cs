using System.Net;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Messages;

/// <summary>Writes the email of a message about charges: the template of its kind, wording and language, filled with the facts.</summary>
internal sealed class RecoveryMail(Call call)
{
    /// <param name="it">The message.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="customer">Who gets it.</param>
    /// <param name="link">Where its button leads; null: it has none.</param>
    /// <param name="nextTry">The customer's day of the next try; null: none is to be named.</param>
    /// <param name="terms">An offer's terms; empty: none.</param>
    /// <returns>A new row of email, not created yet.</returns>
    /// <exception cref="InvalidPluginExecutionException">Something is not set up; the sentence is for an administrator.</exception>
    /// <remarks>Up to four organization-service calls.</remarks>
    public Entity Write(PlannedMessage it, ToldFacts facts, MessageCustomer customer, string? link, DateTime? nextTry, string terms)
    {
        var sender = MessageQueue.Find(call.Service)
            ?? throw new InvalidPluginExecutionException("Nobody can write to the customer: set up a queue, and enter its email address in the environment variable cpay_MessageQueue.");
        var made = call.Service.Execute(new OrganizationRequest("InstantiateTemplate")
        {
            ["TemplateId"] = RecoveryTemplates.IdOf(RecoveryTemplates.For(it.Kind, facts.Wording), facts.Language),
            ["ObjectType"] = "systemuser",
            ["ObjectId"] = call.Context.UserId,
        });
        var text = ((EntityCollection)made.Results["EntityCollection"]).Entities[0];
        var values = Values(it, facts, customer, link, nextTry, terms);
        values["Person"] = WebUtility.HtmlEncode(PersonOf(it) ?? sender.Name);
        var email = new Entity("email", Guid.NewGuid())
        {
            ["subject"] = WebUtility.HtmlDecode(MessageText.Fill(text.GetAttributeValue<string>("subject"), values)),
            ["description"] = MessageText.Fill(text.GetAttributeValue<string>("description"), values),
            ["from"] = Party(sender),
            ["to"] = Party(customer.Reference),
            ["regardingobjectid"] = customer.Reference,
            ["directioncode"] = true,
        };
        if ((it.Case.GetAttributeValue<EntityReference>("ownerid") ?? customer.Owner) is { } owner) email["ownerid"] = owner;
        return email;
    }

    private static Dictionary<string, string?> Values(PlannedMessage it, ToldFacts facts, MessageCustomer customer, string? link, DateTime? nextTry, string terms)
    {
        var texts = Sentences.For(facts.Language);
        return new()
        {
            ["Greeting"] = WebUtility.HtmlEncode(texts.Hello(customer.Name)),
            ["What"] = WebUtility.HtmlEncode(facts.What),
            ["Debts"] = string.Join("<br>", facts.Lines.Select(WebUtility.HtmlEncode)),
            ["NextTry"] = nextTry is { } on ? WebUtility.HtmlEncode(texts.Date(on)) : null,
            ["Until"] = it.Until is { } day ? WebUtility.HtmlEncode(texts.Date(day)) : null,
            ["Button"] = link is null ? null : Button(link, texts.Button(it.Kind)),
            ["Method"] = WebUtility.HtmlEncode(facts.Method),
            ["Expiry"] = WebUtility.HtmlEncode(facts.Expiry),
            ["Terms"] = WebUtility.HtmlEncode(terms),
        };
    }

    private static string Button(string link, string label) =>
        $"<a href=\"{WebUtility.HtmlEncode(link)}\" style=\"display:inline-block;padding:10px 18px;background:#0078d4;color:#ffffff;text-decoration:none;border-radius:4px\">{WebUtility.HtmlEncode(label)}</a>";

    // A system account has no address and no name that a customer should read.
    private static string? PersonOf(PlannedMessage it) =>
        it.Person.GetAttributeValue<string>("internalemailaddress") is { Length: > 0 } ? it.Person.GetAttributeValue<string>("fullname") : null;

    private static EntityCollection Party(EntityReference who) => new([new Entity("activityparty") { ["partyid"] = who }]);
}
