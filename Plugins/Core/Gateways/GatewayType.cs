namespace CrmPayments.Core.Gateways;

/// <summary>A payment provider. Values are those of the global choice cpay_gatewaytype.</summary>
public enum GatewayType
{
    Braintree = 192700000,
    Stripe = 192700001,
    AuthorizeNet = 192700002,
    Nmi = 192700003,
    PayPal = 192700004,
    Wompi = 192700005,
    PlacetoPay = 192700006,
    Niubiz = 192700007,
    PaymentsWay = 192700008,
    Lakala = 192700009,
}
