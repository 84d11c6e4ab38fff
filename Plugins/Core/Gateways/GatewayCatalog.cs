using System.Security.Cryptography;
using CrmPayments.Core.Gateways.AuthorizeNet;
using CrmPayments.Core.Gateways.Braintree;
using CrmPayments.Core.Gateways.Health;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Gateways.Lakala;
using CrmPayments.Core.Gateways.Niubiz;
using CrmPayments.Core.Gateways.Nmi;
using CrmPayments.Core.Gateways.PaymentsWay;
using CrmPayments.Core.Gateways.PayPal;
using CrmPayments.Core.Gateways.PlacetoPay;
using CrmPayments.Core.Gateways.Stripe;
using CrmPayments.Core.Gateways.Wompi;

namespace CrmPayments.Core.Gateways;

/// <summary>The one list of gateways that exist.</summary>
public static class GatewayCatalog
{
    private static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    private static readonly IReadOnlyDictionary<GatewayType, Entry> Entries = new Dictionary<GatewayType, Entry>
    {
        [GatewayType.Braintree] = new(BraintreeGateway.CapabilitiesFor, () => new BraintreeNotifications(), (account, tools) => new BraintreeGateway(account, tools.Http)),
        [GatewayType.Stripe] = new(_ => StripeGateway.All, () => new StripeNotifications(), (account, tools) => new StripeGateway(account, tools.Http, tools.Clock)),
        [GatewayType.AuthorizeNet] = new(_ => AuthorizeNetGateway.All, () => new AuthorizeNetNotifications(), (account, tools) => new AuthorizeNetGateway(account, tools.Http)),
        [GatewayType.Nmi] = new(_ => NmiGateway.All, () => new NmiNotifications(), (account, tools) => new NmiGateway(account, tools.Http)),
        [GatewayType.PayPal] = new(_ => PayPalGateway.All, () => new PayPalNotifications(), (account, tools) => new PayPalGateway(account, tools.Http)),
        [GatewayType.Wompi] = new(_ => WompiGateway.All, () => new WompiNotifications(), (account, tools) => new WompiGateway(account, tools.Http, tools.Clock)),
        [GatewayType.PlacetoPay] = new(_ => PlacetoPayGateway.All, () => new PlacetoPayNotifications(), (account, tools) => new PlacetoPayGateway(account, tools)),
        [GatewayType.Niubiz] = new(_ => NiubizGateway.All, () => new NiubizNotifications(), (account, tools) => new NiubizGateway(account, tools.Http)),
        [GatewayType.PaymentsWay] = new(_ => PaymentsWayGateway.All, () => new PaymentsWayNotifications(), (account, tools) => new PaymentsWayGateway(account, tools.Http)),
        [GatewayType.Lakala] = new(_ => LakalaGateway.All, () => new LakalaNotifications(), (account, tools) => new LakalaGateway(account, tools)),
    };

    /// <summary>The types that can be used.</summary>
    public static IReadOnlyList<GatewayType> Available { get; } = [.. Entries.Keys.OrderBy(type => type)];

    /// <param name="account">Must be of an available type.</param>
    /// <param name="clock">What requests are dated with, where a provider wants them dated.</param>
    /// <param name="handler">Where requests go: null for the network. Not disposed.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    /// <exception cref="ArgumentException">The account is not usable: a base URL in Live, or not HTTPS outside loopback.</exception>
    public static IPaymentGateway Create(GatewayAccount account, IClock clock, HttpMessageHandler? handler = null) =>
        Create(account, new GatewayTools(new GatewayHttp(handler, GatewayHttp.DefaultTimeout), clock, Random));

    /// <param name="account">Must be of an available type.</param>
    /// <param name="clock">For requests that carry a time.</param>
    /// <param name="watch">Hears whether the gateway answers.</param>
    /// <inheritdoc cref="Create(GatewayAccount, IClock, HttpMessageHandler?)"/>
    public static IPaymentGateway Create(GatewayAccount account, IClock clock, IGatewayWatch watch) =>
        Create(account, new GatewayTools(new GatewayHttp(null, GatewayHttp.DefaultTimeout, watch), clock, Random));

    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static INotificationFormat NotificationFormat(GatewayType type) => Of(type).Notifications();

    /// <summary>What a gateway can do, known without its secrets.</summary>
    /// <param name="type">Which provider.</param>
    /// <param name="atMostOnce">As in <see cref="GatewayAccount.AtMostOnce"/>.</param>
    /// <exception cref="NotSupportedException">The type has no adapter; the message names it.</exception>
    public static GatewayCapabilities Capabilities(GatewayType type, bool atMostOnce) => Of(type).Capabilities(atMostOnce);

    /// <inheritdoc cref="Create(GatewayAccount, IClock, HttpMessageHandler?)"/>
    internal static IPaymentGateway Create(GatewayAccount account, GatewayTools tools)
    {
        CheckBaseUrl(account);
        return Of(account.Type).Connect(account, tools);
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
    private sealed record Entry(Func<bool, GatewayCapabilities> Capabilities, Func<INotificationFormat> Notifications, Func<GatewayAccount, GatewayTools, IPaymentGateway> Connect);
}
