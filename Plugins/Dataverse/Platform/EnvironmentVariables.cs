using CrmPayments.Core.Gateways;

namespace CrmPayments.Plugins.Platform;

/// <summary>The values of environment variables.</summary>
internal static class EnvironmentVariables
{
    /// <summary>A variable of type Secret.</summary>
    /// <exception cref="System.ServiceModel.FaultException">There is no such variable, or it has no value.</exception>
    /// <remarks>One organization-service call. On the platform it reads Azure Key Vault: never under a row lock.</remarks>
    public static Secret Secret(IOrganizationService service, string name)
    {
        var response = service.Execute(new OrganizationRequest("RetrieveEnvironmentVariableSecretValue") { ["EnvironmentVariableName"] = name });
        return new Secret(response.Results["EnvironmentVariableSecretValue"] as string);
    }

    /// <summary>A variable of type Text.</summary>
    /// <returns>Empty: it has neither a value nor a default.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static string Text(IOrganizationService service, string name)
    {
        var response = service.Execute(new OrganizationRequest("RetrieveEnvironmentVariableValue") { ["DefinitionSchemaName"] = name });
        return (response.Results.Contains("Value") ? response.Results["Value"] as string : null) ?? "";
    }
}
