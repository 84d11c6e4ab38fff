using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    /// <summary>Say here what differs from others.</summary>
    public static GatewayUnderTest Newpay => new("Newpay", new GatewayAccount((GatewayType)192700010, GatewayMode.Test, new Secret(ApiSecret), new Secret(WebhookSecret)), "ch1")
    {
        // What is asked before the money, and what is answered; null for everything else.
        Prelude = _ => null,

        // The provider's own words, with the amount 12.50 (1250 where it counts in hundredths), SC-1 and RF-1.
        Charged = "",
        Refunded = "",
        Voided = "",
        Found = "",
        Refusal = "",
        RefusalStatus = 400,
        Notifications = [],

        // The members of an answer without which nothing may be believed; of these, the numbers.
        Essential = [],
        Numbers = [],
    };
}
