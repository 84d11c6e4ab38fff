using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>From a cpay_gateway row to a gateway one can call.</summary>
internal static class GatewayConnector
{
    /// <summary>Reads the secret and builds the adapter.</summary>
    /// <param name="service">The organization service as SYSTEM.</param>
    /// <param name="gateway">The row, with <see cref="GatewayRow.ForCalls"/>.</param>
    /// <exception cref="InvalidPluginExecutionException">The row is set up wrongly; the sentence is for an administrator.</exception>
    /// <remarks>One organization-service call. On the platform it reads Azure Key Vault: never under a row lock.</remarks>
    public static IPaymentGateway Connect(IOrganizationService service, Entity gateway)
    {
        var account = GatewayRow.ToAccount(gateway, ReadSecret(service, gateway));
        try
        {
            return GatewayCatalog.Create(account, SystemClock.Instance);
        }
        catch (Exception wrong) when (wrong is NotSupportedException or ArgumentException)
        {
            throw new InvalidPluginExecutionException($"The gateway '{gateway.GetAttributeValue<string>(GatewayRow.Name)}' cannot be used: {wrong.Message}");
        }
    }

    private static Secret ReadSecret(IOrganizationService service, Entity gateway)
    {
        var name = gateway.GetAttributeValue<string>(GatewayRow.SecretName);
        if (string.IsNullOrWhiteSpace(name))
            throw new InvalidPluginExecutionException($"The gateway '{gateway.GetAttributeValue<string>(GatewayRow.Name)}' names no secret environment variable. Enter one on its form.");
        return EnvironmentVariables.Secret(service, name);
    }
}
