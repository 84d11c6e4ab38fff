using CrmPayments.Tests.WebApi.Support;

namespace CrmPayments.Tests.WebApi;

public sealed class ABatch
{
    private const string Missing = "99999999-9999-4999-8999-999999999999";
    private WebApiServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await WebApiServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Answers_each_part_between_the_platforms_boundaries()
    {
        var answer = await Send(Get("WhoAmI") + ChangeSet(Post(1, "contacts", """{"lastname":"Parts"}""")));
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Body, Does.StartWith("--batchresponse_"));
            Assert.That(answer.Body, Does.Contain("--changesetresponse_").And.Contain("Content-ID: 1\r\n").And.Contain("HTTP/1.1 204 No Content\r\n").And.Contain("OData-EntityId: "));
            Assert.That(answer.Body.Replace("\r\n", ""), Does.Not.Contain("\n"));
        });
    }

    [Test]
    public async Task Stops_at_the_first_error_with_its_status()
    {
        var answer = await Send(Get($"contacts({Missing})") + Get("WhoAmI"));
        Assert.That((answer.Status, answer.Body.Contains("WhoAmIResponse", StringComparison.Ordinal)), Is.EqualTo((404, false)));
    }

    [Test]
    public async Task Goes_on_after_an_error_when_asked_to()
    {
        var answer = await Send(Get($"contacts({Missing})") + Get("WhoAmI"), ("Prefer", "odata.continue-on-error"));
        Assert.That((answer.Status, answer.Body.Contains("WhoAmIResponse", StringComparison.Ordinal)), Is.EqualTo((200, true)));
    }

    [Test]
    public async Task Undoes_a_change_set_of_which_one_part_fails()
    {
        var answer = await Send(ChangeSet(Post(1, "contacts", """{"lastname":"Undone"}""") + Part(2, $"DELETE contacts({Missing}) HTTP/1.1", "")));
        var left = await _server.SendAsync("GET", "contacts/$count?$filter=lastname eq 'Undone'");
        Assert.That((answer.Status, answer.Body.Contains("changesetresponse", StringComparison.Ordinal), left.Body), Is.EqualTo((404, false, "0")));
    }

    [Test]
    public async Task Lets_later_parts_of_a_change_set_refer_to_earlier_ones()
    {
        var set = Post(1, "accounts", """{"name":"Parent"}""") + Post(2, "contacts", """{"lastname":"Referring"}""")
            + Part(3, "PUT $2/parentcustomerid_account/$ref HTTP/1.1", """{"@odata.id":"$1"}""") + Part(4, "PATCH $2 HTTP/1.1", """{"firstname":"Later"}""");
        var answer = await Send(ChangeSet(set));
        var found = await _server.SendAsync("GET", "contacts?$select=firstname&$filter=lastname eq 'Referring' and parentcustomerid_account/name eq 'Parent'");
        Assert.That((answer.Status, (string?)found.Json["value"]!.Single()["firstname"]), Is.EqualTo((200, "Later")));
    }

    [Test]
    public async Task Refuses_a_reference_to_nothing()
    {
        var answer = await Send(ChangeSet(Part(1, "PATCH $7 HTTP/1.1", "{}")));
        Assert.That((answer.Status, answer.Body.Contains("Content-ID Reference: '$7' does not exist in the batch context.", StringComparison.Ordinal)), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task Contains_no_batch_and_no_read_in_a_change_set()
    {
        var nested = await Send(Part(null, "POST $batch HTTP/1.1", ""));
        var read = await Send(ChangeSet(Part(1, "GET contacts HTTP/1.1", "")));
        Assert.That((nested.Status, read.Status), Is.EqualTo((400, 400)));
    }

    [TestCase("application/json", "{}")]
    [TestCase("multipart/mixed", "--b\r\n--b--")]
    [TestCase("multipart/mixed;boundary=b", "--b\r\nContent-Type: application/http\r\n\r\nGET WhoAmI HTTP/1.1\r\n")]
    [TestCase("multipart/mixed;boundary=b", "--b\r\nContent-Type: application/http\r\n\r\nnonsense\r\n--b--")]
    public async Task Is_refused_when_malformed(string type, string body) =>
        Assert.That((await _server.SendAsync("POST", "$batch", body, ("Content-Type", type))).Status, Is.EqualTo(400));

    private Task<WebApiServer.Answer> Send(string parts, params (string Name, string Value)[] headers) =>
        _server.SendAsync("POST", "$batch", parts + "--b--\r\n", [("Content-Type", "multipart/mixed;boundary=b"), .. headers]);

    private static string Get(string url) => Part(null, $"GET {url} HTTP/1.1", "");

    private static string Post(int id, string set, string body) => Part(id, $"POST {set} HTTP/1.1", body);

    private static string ChangeSet(string parts) => $"--b\r\nContent-Type: multipart/mixed;boundary=c\r\n\r\n{parts.Replace("--b\r\n", "--c\r\n", StringComparison.Ordinal)}--c--\r\n";

    private static string Part(int? id, string line, string body) =>
        $"--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n{(id is null ? "" : $"Content-ID: {id}\r\n")}\r\n{line}\r\nContent-Type: application/json\r\n\r\n{body}\r\n";
}
