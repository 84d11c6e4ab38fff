using CrmPayments.Core.Gateways.AuthorizeNet;
using CrmPayments.Core.Gateways.Braintree;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Gateways.Nmi;
using CrmPayments.Core.Gateways.PayPal;
using CrmPayments.Core.Gateways.Stripe;

namespace CrmPayments.Core.Gateways;

/// <summary>The one list of gateways that exist.</summary>
public static class GatewayCatalog
{
    private static readonly IReadOnlyDictionary<GatewayType, Entry> Entries = new Dictionary<GatewayType, Entry>
    {
        [GatewayType.Braintree] = new(BraintreeGateway.CapabilitiesFor, () => new BraintreeNotifications(), (account, http) => new BraintreeGateway(account, http)),
        [GatewayType.Stripe] = new(_ => StripeGateway.All, () => new StripeNotifications(), (account, http) => new StripeGateway(account, http)),
        [GatewayType.AuthorizeNet] = new(_ => AuthorizeNetGateway.All, () => new AuthorizeNetNotifications(), (account, http) => new AuthorizeNetGateway(account, http)),
        [GatewayType.Nmi] = new(_ => NmiGateway.All, () => new NmiNotifications(), (account, http) => new NmiGateway(account, http)),
        [GatewayType.PayPal] = new(_ => PayPalGateway.All, () => new PayPalNotifications(), (account, http) => new PayPalGateway(account, http)),
    };

    /// <summary>The types that can be used.</summary>
    public static IReadOnlyList<GatewayType> Available { get; } = [.. Entries.Keys.OrderBy(type => type)];

    /// <param name="account">Must be of an available type.</param>
    /// <param name="handler">Where requests go: null for the network. Not disposed.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    /// <exception cref="ArgumentException">The account is not usable: a base URL in Live, or not HTTPS outside loopback.</exception>
    public static IPaymentGateway Create(GatewayAccount account, HttpMessageHandler? handler = null) =>
        Create(account, handler, GatewayHttp.DefaultTimeout);

    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static INotificationFormat NotificationFormat(GatewayType type) => Of(type).Notifications();

    /// <summary>What a gateway can do, known without its secrets.</summary>
    /// <param name="type">Which provider.</param>
    /// <param name="atMostOnce">As in <see cref="GatewayAccount.AtMostOnce"/>.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static GatewayCapabilities Capabilities(GatewayType type, bool atMostOnce) => Of(type).Capabilities(atMostOnce);

    /// <param name="account">As above.</param>
    /// <param name="handler">As above.</param>
    /// <param name="timeout">For one request.</param>
    internal static IPaymentGateway Create(GatewayAccount account, HttpMessageHandler? handler, TimeSpan timeout)
    {
        CheckBaseUrl(account);
        return Of(account.Type).Connect(account, new GatewayHttp(handler, timeout));
    }

    private static void CheckBaseUrl(GatewayAccount account)
    {
        if (account.BaseUrl is not { } url) return;
        if (account.Mode == GatewayMode.Live) throw new ArgumentException("A live account talks to the provider's own host: it has no base URL.", nameof(account));
        if (!url.IsAbsoluteUri || (url.Scheme != "https" && !(url.Scheme == "http" && url.IsLoopback)))
            throw new ArgumentException("A base URL must be HTTPS, or HTTP on this machine's own loopback.", nameof(account));
    }

    private static Entry Of(GatewayType type) => Entries.TryGetValue(type, out var entry) ? entry : throw new NotSupportedException($"There is no adapter for {type}.");

    /// <param name="Capabilities">Given whether the account honours our keys (<see cref="GatewayAccount.AtMostOnce"/>).</param>
    /// <param name="Notifications">How it signs and words them.</param>
    /// <param name="Connect">The adapter for an account.</param>
    private sealed record Entry(Func<bool, GatewayCapabilities> Capabilities, Func<INotificationFormat> Notifications, Func<GatewayAccount, GatewayHttp, IPaymentGateway> Connect);
}
