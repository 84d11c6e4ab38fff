using CrmPayments.Emulator.Dataverse;
using CrmPayments.Tests.WebApi.Support;

namespace CrmPayments.Tests.WebApi;

/// <summary>A gateway's secret is read by the service and by who sets gateways up, and by nobody else.</summary>
public sealed class ASecret
{
    private const string Name = "cpay_TestSecret";
    private const string Value = "sk_test_of_nobody";

    private WebApiServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await WebApiServer.StartAsync(secrets: new OneSecret());
        await _server.CreateAsync("environmentvariabledefinitions", $$"""{"schemaname":"{{Name}}","displayname":"A secret","type":100000005}""");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase("Payments Service")]
    [TestCase("Payments Administrator")]
    [TestCase("System Administrator")]
    public async Task Is_told_to(string role)
    {
        var answer = await AskAsync(await UserWithAsync(role));
        Assert.That((answer.Status, (string?)answer.Json["EnvironmentVariableSecretValue"]), Is.EqualTo((200, Value)), answer.Body);
    }

    [TestCase("Payments Agent")]
    [TestCase("Payments Approver")]
    [TestCase("Payments Auditor")]
    [TestCase("Basic User")]
    public async Task Is_kept_from(string role)
    {
        var answer = await AskAsync(await UserWithAsync(role));
        Assert.That((answer.Status, answer.Code), Is.EqualTo((403, "0x80040220")), answer.Body);
        Assert.That(answer.Body, Does.Not.Contain(Value).And.Contain("prvReadEnvironmentVariableDefinition"));
    }

    [Test]
    public async Task Is_kept_from_a_user_without_any_role()
    {
        await _server.AddUserAsync("nobody@contoso.example", null);
        var answer = await AskAsync("nobody@contoso.example");
        Assert.That((answer.Status, answer.Code), Is.EqualTo((403, "0x80042f09")), answer.Body);
    }

    [Test]
    public async Task Is_not_even_known_to_exist_by_who_may_not_read_it()
    {
        var user = await UserWithAsync("Payments Agent");
        var (existing, missing) = (await AskAsync(user), await AskAsync(user, "cpay_NoSuchSecret"));
        Assert.That((missing.Status, missing.Body), Is.EqualTo((existing.Status, existing.Body)));
    }

    [Test]
    public async Task Of_every_role_of_the_solution_is_decided_here()
    {
        var roles = (await _server.SendAsync("GET", "roles?$select=name")).Json["value"]!.Select(role => (string?)role["name"]);
        string[] decided =
        [
            "Payments Service", "Payments Administrator", "System Administrator", "Payments Agent", "Payments Approver", "Payments Auditor", "Basic User",
        ];
        Assert.That(roles, Is.EquivalentTo(decided));
    }

    private async Task<string> UserWithAsync(string role)
    {
        var user = $"{Guid.NewGuid():N}@contoso.example";
        var found = (await _server.SendAsync("GET", $"roles?$select=roleid&$filter=name eq '{role}'")).Json["value"]!.Single();
        await _server.AddUserAsync(user, (Guid)found["roleid"]!);
        return user;
    }

    private Task<WebApiServer.Answer> AskAsync(string user, string name = Name) => _server.SendAsync(
        "POST", "RetrieveEnvironmentVariableSecretValue", $$"""{"EnvironmentVariableName":"{{name}}"}""", ("Authorization", $"Bearer {user}"));

    private sealed class OneSecret : ISecretStore
    {
        public string? Find(string environmentVariableName) => environmentVariableName == Name ? Value : null;
    }
}
