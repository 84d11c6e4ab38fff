using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Messages;

/// <summary>What administrators set for messages about charges.</summary>
internal static class MessageSettings
{
    private const string PageVariable = "cpay_CustomerPageUrl";
    private const string FlowsVariable = "cpay_FlowChannels";

    /// <summary>Channels on which flows send.</summary>
    /// <exception cref="InvalidPluginExecutionException">A word that is no channel; the sentence is for an administrator.</exception>
    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<Channel> FlowChannels(IOrganizationService service) =>
        [.. EnvironmentVariables.Text(service, FlowsVariable).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(ChannelOf)];

    /// <summary>Where customers sign in to pay and to change how they pay.</summary>
    /// <returns>Null: no page is set up.</returns>
    /// <exception cref="InvalidPluginExecutionException">It is no https address; the sentence is for an administrator.</exception>
    /// <remarks>One organization-service call.</remarks>
    public static string? CustomerPage(IOrganizationService service)
    {
        var page = EnvironmentVariables.Text(service, PageVariable).Trim();
        if (page.Length == 0) return null;
        return Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? page
            : throw new InvalidPluginExecutionException($"The environment variable {PageVariable} must be an https address, such as https://pay.contoso.com.");
    }

    private static Channel ChannelOf(string word) => Enum.TryParse<Channel>(word, ignoreCase: true, out var channel) && channel is Channel.Sms or Channel.Chat
        ? channel
        : throw new InvalidPluginExecutionException($"The environment variable {FlowsVariable} may hold Sms and Chat; \"{word}\" is neither.");
}
