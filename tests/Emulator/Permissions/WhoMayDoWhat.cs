using CrmPayments.Emulator;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>docs/permissions.md, cell by cell, by both roads into the environment: the organization service and the Web API.</summary>
[TestFixture(typeof(SdkRoad))]
[TestFixture(typeof(WebApiRoad))]
internal sealed class WhoMayDoWhat(Type way)
{
    private static readonly Dictionary<string, string> Users = new()
    {
        ["Agent"] = "agent@contoso.example",
        ["Approver"] = "approver@contoso.example",
        ["Administrator"] = "admin@contoso.example",
        ["Auditor"] = "auditor@contoso.example",
        ["Service"] = "webhooks@contoso.example",
        ["None"] = "norole@contoso.example",
        ["System Administrator"] = "administrator@contoso.example",
    };

    private static readonly PermissionTable Rows = PermissionTable.Below("Rows"), Operations = PermissionTable.Below("Operations");

    private EmulatorHost _host = null!;
    private HttpClient _http = null!;
    private Scenes _scenes = null!;
    private IRoad _road = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _host = await EmulatorHost.StartAsync(new EmulatorOptions { Url = TestPort.Free(), DataDirectory = null }, _ => { });
        _http = new HttpClient { BaseAddress = _host.Options.Url };
        _scenes = new Scenes(_host.Dataverse);
        _road = way == typeof(SdkRoad) ? new SdkRoad(_host.Dataverse) : new WebApiRoad(_host.Dataverse, _http);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public void Is_written_down_for_every_table() =>
        Assert.That(Rows.Cells.Keys, Is.EquivalentTo(_host.Dataverse.Metadata.Tables.Keys.Where(name => name.StartsWith("cpay_", StringComparison.Ordinal))));

    [Test]
    public void Is_written_down_for_every_custom_API() =>
        Assert.That(Operations.Cells.Keys, Is.EquivalentTo(_host.Dataverse.Solution.CustomApis.Select(api => api.UniqueName)));

    [TestCaseSource(nameof(RowCases))]
    public async Task With_rows(string table, string role, string cell)
    {
        var user = Users[role];
        var may = "";
        if ((await _road.ReadAsync(table, user)).Done) may += "R";
        if (await CreatesAsync(table, user)) may += "C";
        if (await UpdatesAsync(table, user, cell.Contains('W', StringComparison.Ordinal))) may += "W";
        if (await DeletesAsync(table, user, cell.Contains('D', StringComparison.Ordinal))) may += "D";
        Assert.That(may.Length == 0 ? "–" : may, Is.EqualTo(cell));
    }

    [TestCaseSource(nameof(OperationCases))]
    public async Task With_operations(string api, string role, string cell)
    {
        var answer = await _road.CallAsync(api, _scenes.ParametersOf(api), Users[role]);
        var told = !answer.Done ? "refused" : answer.Outcome is "Denied" or "None" ? "denied" : "yes";
        Assert.That(told, Is.EqualTo(cell), answer.Done ? answer.Outcome : answer.Refusal);
    }

    private static IEnumerable<TestCaseData> RowCases() => Rows.Cases;

    private static IEnumerable<TestCaseData> OperationCases() => Operations.Cases;

    private async Task<bool> CreatesAsync(string table, string user)
    {
        var before = _scenes.Count(table);
        var answer = await _road.CreateAsync(_scenes.NewRow(table), user);
        Assert.That(_scenes.Count(table) > before, Is.EqualTo(answer.Done), answer.Refusal);
        return answer.Done;
    }

    private async Task<bool> UpdatesAsync(string table, string user, bool own)
    {
        var id = own ? _scenes.CreateAsSystem(_scenes.NewRow(table)) : _scenes.AnyRow(table);
        return (await _road.UpdateAsync(new Entity(table, id) { [_scenes.NameColumn(table)] = "Changed" }, user)).Done;
    }

    private async Task<bool> DeletesAsync(string table, string user, bool own)
    {
        var id = own ? _scenes.CreateAsSystem(_scenes.NewRow(table)) : _scenes.AnyRow(table);
        return (await _road.DeleteAsync(table, id, user)).Done;
    }
}
