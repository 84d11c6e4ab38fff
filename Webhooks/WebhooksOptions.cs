namespace CrmPayments.Webhooks;

/// <summary>Configuration section "Webhooks".</summary>
public sealed record WebhooksOptions
{
    /// <summary>Characters that the payload column of cpay_gatewayevent holds.</summary>
    internal const int PayloadColumn = 1_048_576;

    /// <summary>The environment: https://contoso.crm.dynamics.com. The Web API's path is added here.</summary>
    public Uri? DataverseUrl { get; set; }

    /// <summary>Only against a local emulator: the domain name that stands in for a token. Empty: Microsoft Entra (managed identity, or AZURE_* variables).</summary>
    public string EmulatorUser { get; set; } = "";

    /// <summary>How often due work is started; zero: not by this copy.</summary>
    public TimeSpan DueWorkEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a gateway's settings and secrets are kept in memory before they are read again.</summary>
    public TimeSpan AccountsFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How old a gateway's secrets in memory must be for a wrong signature to have them read again.</summary>
    public TimeSpan SecretsAgainAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many gateway ids that this copy has not seen before it looks up in Dataverse each minute; at least 1.</summary>
    public int UnknownGatewaysEachMinute { get; set; } = 60;

    /// <summary>Bytes, at most 1,048,576; a larger notification is refused with 413 before it is read whole.</summary>
    public int LargestNotification { get; set; } = 1_000_000;

    /// <summary>How many status pages this copy shows each minute; at least 1.</summary>
    public int StatusPagesEachMinute { get; set; } = 600;

    /// <summary>How many status pages one address gets each minute; at least 1.</summary>
    public int StatusPagesEachMinuteToOneAddress { get; set; } = 60;
}
