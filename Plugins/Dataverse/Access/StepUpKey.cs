using CrmPayments.Core.Gateways;
using CrmPayments.Core.Risk;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Access;

/// <summary>The key that one-time codes are hashed with: a secret of the environment, in no row.</summary>
internal static class StepUpKey
{
    private const string Name = "cpay_StepUpKey";

    /// <exception cref="InvalidPluginExecutionException">It can be guessed; the sentence is for an administrator.</exception>
    /// <inheritdoc cref="EnvironmentVariables.Secret"/>
    public static Secret Read(IOrganizationService service)
    {
        var key = EnvironmentVariables.Secret(service, Name);
        return key.Reveal().Length >= StepUpCodes.ShortestKey
            ? key
            : throw new InvalidPluginExecutionException($"The secret of the environment variable {Name} needs at least {StepUpCodes.ShortestKey} characters. An administrator must change it.");
    }
}
