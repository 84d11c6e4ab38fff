using CrmPayments.Tests.WebApi.Support;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.WebApi;

public sealed class AnEmail
{
    private const string Subject = """<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'><xsl:template match='/data'>Hello <xsl:value-of select='contact/fullname'/></xsl:template></xsl:stylesheet>""";

    private WebApiServer _server = null!;
    private Guid _contact;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await WebApiServer.StartAsync();
        _contact = await _server.CreateAsync("contacts", """{"firstname":"Ana","lastname":"Gil","emailaddress1":"ana@fabrikam.example"}""");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Is_filled_from_a_template()
    {
        var template = await _server.CreateAsync("templates", new JObject { ["title"] = "Hello", ["templatetypecode"] = "contact", ["subject"] = Subject, ["body"] = Subject }.ToString());
        var answer = await _server.SendAsync("POST", "InstantiateTemplate", $$"""{"TemplateId":"{{template}}","ObjectType":"contact","ObjectId":"{{_contact}}"}""");
        Assert.That((string?)answer.Json.SelectToken("value[0].subject"), Is.EqualTo("Hello Ana Gil"), answer.Body);
    }

    [Test]
    public async Task Is_sent_by_an_action_on_it()
    {
        var email = Draft();
        var answer = await _server.SendAsync("POST", $"emails({email})/Microsoft.Dynamics.CRM.SendEmail", """{"IssueSend":true}""");
        Assert.That((answer.Status, (string?)answer.Json["Subject"]), Is.EqualTo((200, "A subject")), answer.Body);
        _server.Dataverse.Jobs.RunPending();
        Assert.That(_server.Dataverse.Outbox.List().Select(sent => sent.EmailId), Does.Contain(email));
    }

    [Test]
    public async Task Cannot_be_sent_without_saying_whether_it_is_to_leave() => Assert.That(
        (await _server.SendAsync("POST", $"emails({Draft()})/Microsoft.Dynamics.CRM.SendEmail", "{}")).Body, Does.Contain("IssueSend"));

    private Guid Draft()
    {
        var service = _server.Dataverse.As(_server.Dataverse.AdministratorId);
        var queue = service.Create(new Entity("queue") { ["name"] = "Refunds", ["emailaddress"] = "refunds@contoso.example" });
        return service.Create(new Entity("email") { ["subject"] = "A subject", ["from"] = Party("queue", queue), ["to"] = Party("contact", _contact) });
    }

    private static EntityCollection Party(string table, Guid id) => new([new Entity("activityparty") { ["partyid"] = new EntityReference(table, id) }]);
}
