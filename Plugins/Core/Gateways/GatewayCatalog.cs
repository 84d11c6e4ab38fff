namespace CrmPayments.Core.Gateways;

/// <summary>The one list of gateways that exist.</summary>
public static class GatewayCatalog
{
    /// <summary>The types that can be used.</summary>
    public static IReadOnlyList<GatewayType> Available { get; } = [GatewayType.Braintree, GatewayType.Stripe];

    /// <param name="account">Must be of an available type.</param>
    /// <param name="handler">Where requests go: null for the network. Not disposed.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    /// <exception cref="ArgumentException">The account is not usable: a base URL in Live, or not HTTPS outside loopback.</exception>
    public static IPaymentGateway Create(GatewayAccount account, HttpMessageHandler? handler = null) =>
        throw new NotSupportedException($"There is no adapter for {account.Type}.");

    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static INotificationFormat NotificationFormat(GatewayType type) =>
        throw new NotSupportedException($"There is no adapter for {type}.");

    /// <summary>What a gateway can do, known without its secrets.</summary>
    /// <param name="type">Which provider.</param>
    /// <param name="atMostOnce">As in <see cref="GatewayAccount.AtMostOnce"/>.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static GatewayCapabilities Capabilities(GatewayType type, bool atMostOnce) =>
        throw new NotSupportedException($"There is no adapter for {type} ({atMostOnce}).");
}
