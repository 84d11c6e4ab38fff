namespace CrmPayments.Emulator.Dataverse;

/// <summary>What stands in for Azure Key Vault: the values of secret environment variables, by schema name.</summary>
public interface ISecretStore
{
    /// <returns>The value, or null when the store has none.</returns>
    string? Find(string environmentVariableName);
}
