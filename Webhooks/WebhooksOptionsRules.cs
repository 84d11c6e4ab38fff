using Microsoft.Extensions.Options;

namespace CrmPayments.Webhooks;

/// <summary>What the configuration must be for the service to start.</summary>
internal sealed class WebhooksOptionsRules : IValidateOptions<WebhooksOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhooksOptions options)
    {
        var wrong = Problems(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Problems(WebhooksOptions options)
    {
        if (options.DataverseUrl is not { IsAbsoluteUri: true } url)
            yield return "Webhooks:DataverseUrl is missing: set it to the environment's address, such as https://contoso.crm.dynamics.com.";
        else if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            yield return "Webhooks:DataverseUrl must be HTTPS.";
        else if (options.EmulatorUser.Length > 0 && !url.IsLoopback)
            yield return "Webhooks:EmulatorUser is only for an emulator on this machine: leave it empty, so that Microsoft Entra is asked for a token.";
        if (options.DueWorkEvery < TimeSpan.Zero) yield return "Webhooks:DueWorkEvery must not be negative; zero means that this copy does not run due work.";
        if (options.AccountsFor < TimeSpan.Zero || options.SecretsAgainAfter < TimeSpan.Zero) yield return "Webhooks:AccountsFor and Webhooks:SecretsAgainAfter must not be negative.";
        if (options.UnknownGatewaysEachMinute < 1) yield return "Webhooks:UnknownGatewaysEachMinute must be at least 1.";
        if (options.StatusPagesEachMinute < 1 || options.StatusPagesEachMinuteToOneAddress < 1) yield return "Webhooks:StatusPagesEachMinute and Webhooks:StatusPagesEachMinuteToOneAddress must be at least 1.";
        if (options.LargestNotification is < 1 or > WebhooksOptions.PayloadColumn) yield return $"Webhooks:LargestNotification must be from 1 to {WebhooksOptions.PayloadColumn}: more does not fit into Dataverse.";
    }
}
