using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>From a cpay_gateway row to a gateway one can call.</summary>
internal static class GatewayConnector
{
    /// <summary>Reads the secret and builds the adapter. How the gateway answers is written down when the execution ends.</summary>
    /// <param name="call">The execution.</param>
    /// <param name="gateway">The row, with <see cref="GatewayRow.ForCalls"/>.</param>
    /// <param name="evenPaused">A person wants to know whether it works again.</param>
    /// <exception cref="GatewayPausedException">It failed too often; nothing is sent now.</exception>
    /// <exception cref="InvalidPluginExecutionException">The row is set up wrongly; the sentence is for an administrator.</exception>
    /// <remarks>One organization-service call; more only for a gateway that fails. On the platform it reads Azure Key Vault: never under a row lock.</remarks>
    public static IPaymentGateway Connect(Call call, Entity gateway, bool evenPaused = false)
    {
        var watch = new HealthWatch(gateway);
        if (!evenPaused) watch.Pass(call.Service, call.Now);
        var account = GatewayRow.ToAccount(gateway, ReadSecret(call.Service, gateway));
        call.Watch(watch);
        try
        {
            return GatewayCatalog.Create(account, SystemClock.Instance, watch);
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
