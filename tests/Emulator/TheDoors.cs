using System.Net;
using System.Text;
using CrmPayments.Emulator;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Emulator;

public sealed class TheDoors
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private EmulatorHost _host = null!;
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _host = await EmulatorHost.StartAsync(new EmulatorOptions { Url = TestPort.Free(), DataDirectory = null, Demo = false, Clock = Start }, _ => { });
        _http = new HttpClient { BaseAddress = _host.Options.Url };
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Take_urls_of_32_kilobytes()
    {
        using var answer = await _http.GetAsync($"/api/data/v9.2/contacts?$filter=lastname eq '{new string('a', 32_000)}'");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
    }

    [TestCase("evil.example")]
    [TestCase("evil.example:80")]
    [TestCase("127.0.0.1.evil.example")]
    [TestCase("localhost.evil.example")]
    [TestCase("10.0.0.1")]
    [TestCase("0.0.0.0")]
    public async Task Are_shut_for_a_page_that_rebinds_its_name(string name)
    {
        using var answer = await AskAsync(name);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("localhost")]
    [TestCase("LOCALHOST:1234")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    public async Task Are_open_for_this_machines_own_names(string name)
    {
        using var answer = await AskAsync(name);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Move_a_fixed_clock_by_a_duration()
    {
        var before = _host.Clock.GetUtcNow();
        using var answer = await MoveAsync("""{"advance":"P1DT2H"}""");
        Assert.That(_host.Clock.GetUtcNow() - before, Is.EqualTo(new TimeSpan(1, 2, 0, 0)));
    }

    [Test]
    public async Task Set_the_clock_and_tell_it()
    {
        using var answer = await MoveAsync("""{"now":"2027-01-02T03:04:05Z"}""");
        var told = JObject.Parse(await _http.GetStringAsync("/emulator/clock"));
        Assert.That((DateTime)told["now"]!, Is.EqualTo(new DateTime(2027, 1, 2, 3, 4, 5, DateTimeKind.Utc)));
    }

    [TestCase("{}")]
    [TestCase("""{"now":"soon"}""")]
    [TestCase("""{"advance":"5 minutes"}""")]
    public async Task Leave_the_clock_alone_when_the_words_are_wrong(string body)
    {
        var before = _host.Clock.GetUtcNow();
        using var answer = await MoveAsync(body);
        Assert.That((answer.StatusCode, _host.Clock.GetUtcNow()), Is.EqualTo((HttpStatusCode.BadRequest, before)));
    }

    [Test]
    public async Task Move_the_time_that_rows_get()
    {
        using var moved = await MoveAsync("""{"now":"2028-02-29T00:00:00Z"}""");
        using var content = new StringContent("""{"lastname":"Leap"}""", Encoding.UTF8, "application/json");
        using var created = await _http.PostAsync("/api/data/v9.2/contacts", content);
        var row = JObject.Parse(await _http.GetStringAsync(created.Headers.GetValues("OData-EntityId").Single()));
        Assert.That((DateTime)row["createdon"]!, Is.EqualTo(new DateTime(2028, 2, 29, 0, 0, 0, DateTimeKind.Utc)));
    }

    [Test]
    public async Task Count_organization_service_calls_by_custom_API()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/api/data/v9.2/cpay_RunDueWork", content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        Assert.That(await _http.GetStringAsync("/emulator/metrics"), Does.Contain("cpay_RunDueWork"));
    }

    [Test]
    public async Task List_and_run_async_jobs()
    {
        using var ran = await _http.PostAsync("/emulator/jobs/run", null);
        Assert.Multiple(async () =>
        {
            Assert.That(JObject.Parse(await ran.Content.ReadAsStringAsync())["ran"]!.Type, Is.EqualTo(JTokenType.Integer));
            Assert.That(JToken.Parse(await _http.GetStringAsync("/emulator/jobs")).Type, Is.EqualTo(JTokenType.Array));
        });
    }

    [Test]
    public async Task Show_the_emails_that_were_sent()
    {
        var service = _host.Dataverse.As(_host.Dataverse.AdministratorId);
        var queue = service.Create(new Entity("queue") { ["name"] = "Refunds", ["emailaddress"] = "refunds@contoso.example" });
        var contact = service.Create(new Entity("contact") { ["lastname"] = "Gil", ["emailaddress1"] = "ana@fabrikam.example" });
        var email = service.Create(new Entity("email") { ["subject"] = "Hello", ["from"] = Party("queue", queue), ["to"] = Party("contact", contact) });
        service.Execute(new OrganizationRequest("SendEmail") { ["EmailId"] = email, ["IssueSend"] = true });
        await _host.Dataverse.Jobs.WhenIdleAsync(TimeSpan.FromSeconds(30));
        var sent = JArray.Parse(await _http.GetStringAsync("/emulator/outbox")).Single();
        Assert.That(((string?)sent["to"]![0], (string?)sent["from"], (string?)sent["subject"]), Is.EqualTo(("ana@fabrikam.example", "refunds@contoso.example", "Hello")));
    }

    private static EntityCollection Party(string table, Guid id) => new([new Entity("activityparty") { ["partyid"] = new EntityReference(table, id) }]);

    private async Task<HttpResponseMessage> AskAsync(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/clock") { Headers = { Host = host } };
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> MoveAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _http.PostAsync("/emulator/clock", content);
    }
}
