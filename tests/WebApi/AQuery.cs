using System.Web;
using CrmPayments.Tests.WebApi.Support;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.WebApi;

public sealed class AQuery
{
    private WebApiServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await WebApiServer.StartAsync();
        foreach (var n in Enumerable.Range(1, 5))
            await _server.CreateAsync("contacts", $$"""{"lastname":"Row {{n}}","Contact_Tasks":[{"subject":"task {{n}}"}]}""");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Pages_by_links_until_there_is_no_more()
    {
        List<string?> names = [];
        for (var next = "contacts?$select=lastname&$orderby=lastname"; next is not null;)
        {
            var page = (await _server.SendAsync("GET", next, null, ("Prefer", "odata.maxpagesize=2"))).Json;
            names.AddRange(page["value"]!.Select(each => (string?)each["lastname"]));
            next = (string?)page["@odata.nextLink"];
        }
        Assert.That(names, Is.EqualTo(new[] { "Row 1", "Row 2", "Row 3", "Row 4", "Row 5" }));
    }

    [Test]
    public async Task Takes_the_top_and_counts_all()
    {
        var found = (await _server.SendAsync("GET", "contacts?$select=lastname&$orderby=lastname desc&$top=2&$count=true")).Json;
        Assert.Multiple(() =>
        {
            Assert.That((int?)found["@odata.count"], Is.EqualTo(5));
            Assert.That(found["value"]!.Select(each => (string?)each["lastname"]), Is.EqualTo(new[] { "Row 5", "Row 4" }));
            Assert.That(found["@odata.nextLink"], Is.Null);
        });
    }

    [Test]
    public async Task Expands_for_every_row_what_belongs_to_it()
    {
        var found = (await _server.SendAsync("GET", "contacts?$select=lastname&$orderby=lastname&$expand=Contact_Tasks($select=subject;$filter=subject ne 'task 3'),owninguser($select=fullname)")).Json;
        Assert.Multiple(() =>
        {
            Assert.That(found["value"]!.Select(each => (string?)each["Contact_Tasks"]!.FirstOrDefault()?["subject"]), Is.EqualTo(new[] { "task 1", "task 2", null, "task 4", "task 5" }));
            Assert.That(found["value"]!.Select(each => (string?)each["owninguser"]!["fullname"]), Is.All.EqualTo("System Administrator"));
        });
    }

    [Test]
    public async Task Runs_fetch_xml_with_joins_and_aggregates()
    {
        var joined = await Fetch("<fetch><entity name='contact'><attribute name='lastname'/><link-entity name='task' from='regardingobjectid' to='contactid' alias='t'><attribute name='subject'/><filter><condition attribute='subject' operator='eq' value='task 2'/></filter></link-entity></entity></fetch>");
        var counted = await Fetch("<fetch aggregate='true'><entity name='contact'><attribute name='contactid' alias='n' aggregate='count'/></entity></fetch>");
        Assert.Multiple(() =>
        {
            Assert.That((string?)joined["value"]!.Single()["t.subject"], Is.EqualTo("task 2"));
            Assert.That((int?)counted["value"]!.Single()["n"], Is.EqualTo(5));
        });
    }

    [Test]
    public async Task Gives_fetch_xml_a_cookie_for_the_next_page()
    {
        var first = await Fetch("<fetch count='2' page='1'><entity name='contact'><attribute name='lastname'/><order attribute='lastname'/></entity></fetch>");
        var cookie = System.Xml.Linq.XElement.Parse((string)first["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]!);
        var inner = HttpUtility.HtmlAttributeEncode(HttpUtility.UrlDecode(HttpUtility.UrlDecode((string)cookie.Attribute("pagingcookie")!)));
        var second = await Fetch($"<fetch count='2' page='{(string?)cookie.Attribute("pagenumber")}' paging-cookie=\"{inner}\"><entity name='contact'><attribute name='lastname'/><order attribute='lastname'/></entity></fetch>");
        Assert.Multiple(() =>
        {
            Assert.That((bool?)first["@Microsoft.Dynamics.CRM.morerecords"], Is.True);
            Assert.That(second["value"]!.Select(each => (string?)each["lastname"]), Is.EqualTo(new[] { "Row 3", "Row 4" }));
        });
    }

    [TestCase("<fetch")]
    [TestCase("<!DOCTYPE x [<!ENTITY y 'z'>]><fetch><entity name='contact'/></fetch>")]
    [TestCase("<fetch><entity name='account'/></fetch>")]
    public async Task Refuses_fetch_xml_that_is_broken_or_about_another_table(string fetch) =>
        Assert.That((await _server.SendAsync("GET", "contacts?fetchXml=" + Uri.EscapeDataString(fetch))).Status, Is.EqualTo(400));

    [TestCase("contacts?$apply=aggregate($count as n)", 501)]
    [TestCase("contacts?$skiptoken=xx", 400)]
    [TestCase("contacts?$filter=((((", 400)]
    [TestCase("contacts?$top=-1", 400)]
    [TestCase("nothings", 404)]
    public async Task Is_refused_in_the_platforms_shape(string url, int status)
    {
        var answer = await _server.SendAsync("GET", url);
        Assert.That((answer.Status, answer.Code?[..2], ((string?)answer.Json["error"]!["message"])?.Length > 5), Is.EqualTo((status, "0x", true)));
    }

    [Test]
    public async Task Fails_by_name_on_a_bypass_it_has_not()
    {
        var answer = await _server.SendAsync("POST", "contacts", """{"lastname":"Bypass"}""", ("MSCRM.BypassCustomPluginExecution", "true"));
        Assert.That((answer.Status, answer.Body.Contains("BypassCustomPluginExecution", StringComparison.Ordinal)), Is.EqualTo((501, true)));
    }

    private async Task<JObject> Fetch(string xml) =>
        (await _server.SendAsync("GET", "contacts?fetchXml=" + Uri.EscapeDataString(xml), null, ("Prefer", "odata.include-annotations=\"*\""))).Json;
}
