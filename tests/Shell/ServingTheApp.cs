using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CrmPayments.Emulator.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmPayments.Tests.Shell;

public sealed class ServingTheApp
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shell").FullName;
    private WebApplication _host = null!;
    private HttpClient _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Write("resources/cpay_/js/refund.js", "refund();");
        Write("resources/secret.txt", "not a web resource");
        Write("app/index.html", "<!doctype html>");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _host = builder.Build();
        var options = new ShellOptions { SolutionDirectory = Repository.Solution, WebResourcesDirectory = Path.Combine(_folder, "resources"), AppDirectory = Path.Combine(_folder, "app") };
        _host.MapShell(Repository.Metadata, new TwoPeople(), options);
        await _host.StartAsync();
        _browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_host.Urls.First()) };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Test]
    public async Task Gives_a_web_resource_unchanged_by_its_name()
    {
        using var response = await _browser.GetAsync("/WebResources/cpay_/js/refund.js");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("refund();"));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/javascript"));
    }

    [TestCase("/WebResources/secret.txt")]
    [TestCase("/WebResources/cpay_/js/../../secret.txt")]
    [TestCase("/WebResources/..%2Fapp%2Findex.html")]
    [TestCase("/WebResources/cpay_/html/refund.html", Description = "In the solution, but not built.")]
    [TestCase("/app/..%2Fresources%2Fsecret.txt")]
    public async Task Gives_nothing_that_the_solution_does_not_name(string address)
    {
        using var response = await _browser.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/")]
    [TestCase("/?etn=contact&id=1")]
    [TestCase("/main.aspx?pagetype=entitylist&etn=contact")]
    public async Task Answers_every_address_of_the_app_with_its_page(string address) =>
        Assert.That(await _browser.GetStringAsync(address), Does.StartWith("<!doctype html>"));

    [Test]
    public async Task Asks_who_the_user_is_and_then_speaks_their_language_and_knows_their_rights()
    {
        using var stranger = new HttpClient { BaseAddress = _browser.BaseAddress };
        using var before = await stranger.GetAsync("/shell/model");
        using var signIn = await _browser.PostAsJsonAsync("/shell/signin", new { domainName = "olga@contoso.example" });
        var session = await _browser.GetFromJsonAsync<JsonElement>("/shell/session");
        var model = await _browser.GetFromJsonAsync<JsonElement>("/shell/model");
        Assert.Multiple(() =>
        {
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(session.GetProperty("user").GetProperty("fullName").GetString(), Is.EqualTo("Olga"));
            Assert.That(session.GetProperty("privileges").GetProperty("prvReadContact").GetInt32(), Is.EqualTo(4));
            Assert.That(model.GetProperty("lcid").GetInt32(), Is.EqualTo(1049));
        });
    }

    [Test]
    public async Task Keeps_the_user_in_a_cookie_that_scripts_and_other_sites_never_see()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = _browser.BaseAddress };
        using var response = await client.PostAsJsonAsync("/shell/signin", new { domainName = "ana@contoso.example" });
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=strict"));
    }

    [Test]
    public async Task Refuses_a_user_who_does_not_exist()
    {
        using var response = await _browser.PostAsJsonAsync("/shell/signin", new { domainName = "nobody@contoso.example" });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private sealed class TwoPeople : IShellDirectory
    {
        private static readonly ShellUser Ana = new(Guid.NewGuid(), "ana@contoso.example", "Ana", "");
        private static readonly ShellUser Olga = new(Guid.NewGuid(), "olga@contoso.example", "Olga", "");

        public IReadOnlyList<ShellUser> Users() => [Ana, Olga];

        public IReadOnlyDictionary<string, int> PrivilegesOf(Guid userId) => new Dictionary<string, int> { ["prvReadContact"] = userId == Olga.Id ? 4 : 8 };

        public int LanguageOf(Guid userId) => userId == Olga.Id ? 1049 : 1033;
    }
}
