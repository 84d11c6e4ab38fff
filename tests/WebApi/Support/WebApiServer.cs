using System.Text;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.WebApi.Support;

/// <summary>The Web API on a port of its own, over an embedded Dataverse in memory.</summary>
internal sealed class WebApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private WebApiServer(WebApplication app, EmbeddedDataverse dataverse, HttpClient client) => (_app, Dataverse, _client) = (app, dataverse, client);

    public EmbeddedDataverse Dataverse { get; }

    public Uri Root => _client.BaseAddress!;

    public static async Task<WebApiServer> StartAsync(WebApiOptions? options = null, ISecretStore? secrets = null, string? solution = null)
    {
        var dataverse = EmbeddedDataverse.Open(new EmbeddedDataverseOptions { SolutionDirectory = solution ?? Repository.Folder("Solution", "src"), PluginAssembly = Repository.PluginAssembly, AsyncWorkers = 0, Secrets = secrets });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapDataverseWebApi(dataverse, options ?? new WebApiOptions());
        await app.StartAsync();
        var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.First() + "/api/data/v9.2/") };
        return new WebApiServer(app, dataverse, client);
    }

    public async Task<Answer> SendAsync(string method, string relative, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), relative);
        var type = headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json";
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        foreach (var (name, value) in headers.Where(header => header.Name != "Content-Type"))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, all, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Creates a row and tells its id.</summary>
    public async Task<Guid> CreateAsync(string set, string body)
    {
        var answer = await SendAsync("POST", set, body);
        return answer.Headers.TryGetValue("OData-EntityId", out var url) ? Guid.Parse(url.AsSpan(url.IndexOf('(', StringComparison.Ordinal) + 1, 36)) : throw new InvalidOperationException(answer.Body);
    }

    /// <param name="role">Their only role; null: none.</param>
    public async Task<Guid> AddUserAsync(string domainName, Guid? role)
    {
        var id = await CreateAsync("systemusers", $$"""{"domainname":"{{domainName}}","firstname":"R","lastname":"Ep","businessunitid@odata.bind":"/businessunits({{Dataverse.RootBusinessUnitId}})"}""");
        if (role is not null)
            await SendAsync("POST", $"systemusers({id})/systemuserroles_association/$ref", $$"""{"@odata.id":"{{Root}}roles({{role}})"}""");
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Dataverse.Dispose();
    }

    internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JObject Json => JObject.Parse(Body);

        public string? Code => (string?)Json["error"]?["code"];
    }
}
