using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>By what the card networks' limits count a method: the same whether we charge it or the gateway tells of it.</summary>
internal static class MethodPrint
{
    public const int LongestNetwork = 20;

    /// <param name="method">A row of cpay_paymentmethod.</param>
    /// <param name="gatewayId">The merchant account.</param>
    public static string Of(Entity method, Guid gatewayId)
    {
        if (method.GetAttributeValue<string>(PaymentMethodRow.Fingerprint) is { Length: > 0 } told) return told;
        var lastFour = method.GetAttributeValue<string>(PaymentMethodRow.LastFour) ?? "";
        if (lastFour.Length == 0 || method.GetAttributeValue<EntityReference>(PaymentMethodRow.Customer) is not { } customer)
            return Fingerprint.OfToken(gatewayId, method.GetAttributeValue<string>(PaymentMethodRow.Token) ?? method.Id.ToString("N"));
        return Fingerprint.OfCard(gatewayId, customer.Id, method.GetAttributeValue<string>(PaymentMethodRow.Brand) ?? "", lastFour);
    }

    /// <summary>Of a charge that the gateway tells.</summary>
    /// <returns>Empty: nothing is known of what was charged.</returns>
    public static string Of(GatewayCharge told, Guid gatewayId, EntityReference? customer)
    {
        if (told.CardFingerprint.Length > 0) return Fingerprint.OfTold(gatewayId, told.CardFingerprint);
        if (told.Method is not { } method) return "";
        if (method.LastFour.Length > 0 && customer is not null) return Fingerprint.OfCard(gatewayId, customer.Id, method.Brand, method.LastFour);
        return method.Token.Length > 0 ? Fingerprint.OfToken(gatewayId, method.Token) : "";
    }

    /// <summary>What the column cpay_network gets; may be empty.</summary>
    public static string NetworkOf(GatewayCharge told) => Cut(told.Network.Length > 0 ? told.Network : PaymentNetworks.BehindTheWallet(told.Method?.Brand ?? ""));

    public static string NetworkOf(Entity method) =>
        Cut(method.GetAttributeValue<string>(PaymentMethodRow.Network) is { Length: > 0 } own ? own : PaymentNetworks.BehindTheWallet(method.GetAttributeValue<string>(PaymentMethodRow.Brand) ?? ""));

    private static string Cut(string network) => network.Length <= LongestNetwork ? network : network.Substring(0, LongestNetwork);
}
