using CrmPayments.Emulator.WebApi;
using CrmPayments.Tests.WebApi.Support;

namespace CrmPayments.Tests.WebApi;

public sealed class TheServer
{
    private WebApiServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await WebApiServer.StartAsync(new WebApiOptions { MaxRequestBytes = 10_000 });

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase("Origin", "http://elsewhere.example")]
    [TestCase("Origin", "null")]
    [TestCase("Origin", "http://127.0.0.1:1")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task Refuses_web_pages_of_another_site(string header, string value) =>
        Assert.That((await _server.SendAsync("GET", "WhoAmI", null, (header, value))).Status, Is.EqualTo(403));

    [Test]
    public async Task Refuses_a_foreign_name_that_was_made_to_point_here() => Assert.That(
        (await _server.SendAsync("GET", "WhoAmI", null, ("Host", "rebound.example"), ("Sec-Fetch-Site", "same-origin"))).Status, Is.EqualTo(403));

    [Test]
    public async Task Serves_web_pages_of_its_own() =>
        Assert.That((await _server.SendAsync("GET", "WhoAmI", null, ("Origin", _server.Root.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"))).Status, Is.EqualTo(200));

    [Test]
    public async Task Takes_the_administrator_when_nobody_is_named() =>
        Assert.That((string?)(await _server.SendAsync("GET", "WhoAmI")).Json["UserId"], Is.EqualTo(_server.Dataverse.AdministratorId.ToString()));

    [Test]
    public async Task Knows_users_by_bearer_token_and_by_cookie()
    {
        var id = await _server.AddUserAsync("rep@contoso.example", _server.Dataverse.BasicUserRoleId);
        var bearer = await _server.SendAsync("GET", "WhoAmI", null, ("Authorization", "Bearer rep@contoso.example"));
        var cookie = await _server.SendAsync("GET", "WhoAmI", null, ("Cookie", "cpay_user=rep%40contoso.example"));
        var refused = await _server.SendAsync("GET", "cpay_refunds?$top=1", null, ("Authorization", "Bearer rep@contoso.example"));
        Assert.Multiple(() =>
        {
            Assert.That((string?)bearer.Json["UserId"], Is.EqualTo(id.ToString()));
            Assert.That((string?)cookie.Json["UserId"], Is.EqualTo(id.ToString()));
            Assert.That((refused.Status, refused.Code), Is.EqualTo((403, "0x80040220")));
        });
    }

    [TestCase("Bearer nobody@contoso.example")]
    [TestCase("Basic dTpw")]
    public async Task Refuses_strangers(string authorization) =>
        Assert.That((await _server.SendAsync("GET", "WhoAmI", null, ("Authorization", authorization))).Status, Is.EqualTo(401));

    [Test]
    public async Task Refuses_bodies_above_the_limit() =>
        Assert.That((await _server.SendAsync("POST", "contacts", new string(' ', 10_001))).Status, Is.EqualTo(413));

    [Test]
    public async Task Says_which_version_and_type_it_speaks()
    {
        var answer = await _server.SendAsync("GET", "contacts");
        var csdl = await _server.SendAsync("GET", "$metadata");
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers["OData-Version"], Is.EqualTo("4.0"));
            Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/json; odata.metadata=minimal"));
            Assert.That(csdl.Headers["Content-Type"], Is.EqualTo("application/xml"));
        });
    }

    [TestCase("../v9.0/WhoAmI")]
    [TestCase("../v9.1/WhoAmI")]
    [TestCase("../v9.2")]
    public async Task Answers_under_every_version_it_maps(string path) => Assert.That((await _server.SendAsync("GET", path)).Status, Is.EqualTo(200));

    [Test]
    public async Task Hides_annotations_of_errors_unless_asked()
    {
        var id = Guid.NewGuid();
        var plain = await _server.SendAsync("GET", $"contacts({id})");
        var told = await _server.SendAsync("GET", $"contacts({id})", null, ("Prefer", "odata.include-annotations=\"*\""));
        Assert.Multiple(() =>
        {
            Assert.That(((Newtonsoft.Json.Linq.JObject)plain.Json["error"]!).Count, Is.EqualTo(2));
            Assert.That(told.Json["error"]!["@Microsoft.PowerApps.CDS.InnerError.Message"], Is.Not.Null);
        });
    }

    [Test]
    public async Task Tells_an_unchanged_row_by_its_etag()
    {
        var id = await _server.CreateAsync("contacts", """{"lastname":"Etag"}""");
        var row = await _server.SendAsync("GET", $"contacts({id})?$select=lastname");
        var again = await _server.SendAsync("GET", $"contacts({id})?$select=lastname", null, ("If-None-Match", row.Headers["ETag"]));
        var labelled = await _server.SendAsync("GET", $"contacts({id})?$select=lastname", null, ("If-None-Match", row.Headers["ETag"]), ("Prefer", "odata.include-annotations=\"*\""));
        Assert.That((again.Status, labelled.Status), Is.EqualTo((304, 200)));
    }

    [Test]
    public async Task Shows_every_column_of_a_row_when_none_is_selected()
    {
        var id = await _server.CreateAsync("contacts", """{"lastname":"All"}""");
        var names = (await _server.SendAsync("GET", $"contacts({id})")).Json.Properties().Select(each => each.Name);
        Assert.That(names, Is.SupersetOf(new[] { "@odata.context", "@odata.etag", "contactid", "lastname", "firstname", "_ownerid_value", "statecode" }));
    }
}
