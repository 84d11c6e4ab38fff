using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Demo;

/// <summary>One merchant account of the demo.</summary>
/// <param name="Type">Which provider.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Simulator">The name of its simulator.</param>
internal sealed record DemoGateway(GatewayType Type, string Name, string Simulator)
{
    public Guid Id => DemoIds.Of("gateway", (int)Type - (int)GatewayType.Braintree + 1);

    public required DemoSecret ApiSecret { get; init; }

    /// <summary>Null where notifications are verified with the API's secret.</summary>
    public DemoSecret? WebhookSecret { get; init; }

    public string? PublicKey { get; init; }

    public string? MerchantId { get; init; }

    public string? MerchantAccountId { get; init; }

    public bool AtMostOnce { get; init; }

    public required IEnumerable<DemoCharge> Charges { get; init; }

    /// <summary>Who makes the charges, given the emulator's address.</summary>
    public required Func<Uri, IDemoBooking> Booking { get; init; }

    /// <summary>How many charges are made at the same time.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>The webhook secret last, where there is one.</summary>
    public IEnumerable<DemoSecret> Secrets => WebhookSecret is null ? [ApiSecret] : [ApiSecret, WebhookSecret];

    /// <summary>Where its simulator delivers notifications.</summary>
    public Uri NotificationTarget(Uri url) => new(url, $"/webhooks/{Id}");

    public Entity Row(Uri url)
    {
        var row = new Entity("cpay_gateway", Id)
        {
            ["cpay_name"] = $"{Name} (simulator)",
            ["cpay_type"] = new OptionSetValue((int)Type),
            ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
            ["cpay_secretname"] = ApiSecret.Variable,
            ["cpay_baseurl"] = new Uri(url, $"/simulators/{Simulator}").ToString(),
        };
        if (WebhookSecret is not null) row["cpay_webhooksecretname"] = WebhookSecret.Variable;
        if (PublicKey is not null) row["cpay_publickey"] = PublicKey;
        if (MerchantId is not null) row["cpay_merchantid"] = MerchantId;
        if (MerchantAccountId is not null) row["cpay_merchantaccountid"] = MerchantAccountId;
        if (AtMostOnce) row["cpay_atmostonce"] = true;
        return row;
    }
}
