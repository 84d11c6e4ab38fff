using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Demo;

namespace CrmPayments.Emulator;

/// <summary>
/// What stands in for Key Vault: a process environment variable of the same name, else the simulators' own credentials for
/// the demo gateways, else, for the solution's own keys, what only this data folder knows.
/// </summary>
/// <param name="own">The keys of this data folder.</param>
internal sealed class LocalSecrets(LocalKeys own) : ISecretStore
{
    private static readonly Dictionary<string, string> Demo =
        DemoGateways.All.SelectMany(gateway => gateway.Secrets).ToDictionary(secret => secret.Variable, secret => secret.Value, StringComparer.OrdinalIgnoreCase);

    public string? Find(string environmentVariableName) =>
        Environment.GetEnvironmentVariable(environmentVariableName) ?? Demo.GetValueOrDefault(environmentVariableName) ?? own.Find(environmentVariableName);
}
