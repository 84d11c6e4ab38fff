using CrmPayments.Core.Gateways.AuthorizeNet;
using CrmPayments.Core.Gateways.Braintree;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Gateways.PayPal;
using CrmPayments.Core.Gateways.Stripe;

namespace CrmPayments.Core.Gateways;

/// <summary>The one list of gateways that exist.</summary>
public static class GatewayCatalog
{
    /// <summary>The types that can be used.</summary>
    public static IReadOnlyList<GatewayType> Available { get; } = [GatewayType.Braintree, GatewayType.Stripe, GatewayType.AuthorizeNet, GatewayType.PayPal];

    /// <param name="account">Must be of an available type.</param>
    /// <param name="handler">Where requests go: null for the network. Not disposed.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    /// <exception cref="ArgumentException">The account is not usable: a base URL in Live, or not HTTPS outside loopback.</exception>
    public static IPaymentGateway Create(GatewayAccount account, HttpMessageHandler? handler = null) =>
        Create(account, handler, GatewayHttp.DefaultTimeout);

    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static INotificationFormat NotificationFormat(GatewayType type) => type switch
    {
        GatewayType.Braintree => new BraintreeNotifications(),
        GatewayType.Stripe => new StripeNotifications(),
        GatewayType.AuthorizeNet => new AuthorizeNetNotifications(),
        GatewayType.PayPal => new PayPalNotifications(),
        _ => throw NoAdapter(type),
    };

    /// <summary>What a gateway can do, known without its secrets.</summary>
    /// <param name="type">Which provider.</param>
    /// <param name="atMostOnce">As in <see cref="GatewayAccount.AtMostOnce"/>.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static GatewayCapabilities Capabilities(GatewayType type, bool atMostOnce) => type switch
    {
        GatewayType.Braintree => BraintreeGateway.CapabilitiesFor(atMostOnce),
        GatewayType.Stripe => StripeGateway.All,
        GatewayType.AuthorizeNet => AuthorizeNetGateway.All,
        GatewayType.PayPal => PayPalGateway.All,
        _ => throw NoAdapter(type),
    };

    /// <param name="account">As above.</param>
    /// <param name="handler">As above.</param>
    /// <param name="timeout">For one request.</param>
    internal static IPaymentGateway Create(GatewayAccount account, HttpMessageHandler? handler, TimeSpan timeout)
    {
        CheckBaseUrl(account);
        var http = new GatewayHttp(handler, timeout);
        return account.Type switch
        {
            GatewayType.Braintree => new BraintreeGateway(account, http),
            GatewayType.Stripe => new StripeGateway(account, http),
            GatewayType.AuthorizeNet => new AuthorizeNetGateway(account, http),
            GatewayType.PayPal => new PayPalGateway(account, http),
            _ => throw NoAdapter(account.Type),
        };
    }

    private static void CheckBaseUrl(GatewayAccount account)
    {
        if (account.BaseUrl is not { } url) return;
        if (account.Mode == GatewayMode.Live) throw new ArgumentException("A live account talks to the provider's own host: it has no base URL.", nameof(account));
        if (!url.IsAbsoluteUri || (url.Scheme != "https" && !(url.Scheme == "http" && url.IsLoopback)))
            throw new ArgumentException("A base URL must be HTTPS, or HTTP on this machine's own loopback.", nameof(account));
    }

    private static NotSupportedException NoAdapter(GatewayType type) => new($"There is no adapter for {type}.");
}
