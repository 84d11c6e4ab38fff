using System.Globalization;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>The merchant's numbers: the merchant itself, its payment button (form) and its terminal.</summary>
internal sealed record PaymentsWayShop(string Merchant, string Form, string Terminal)
{
    /// <returns>Null when the row does not hold three whole numbers: merchant id, and form id and terminal id with a colon between.</returns>
    public static PaymentsWayShop? Of(GatewayAccount account)
    {
        var parts = account.MerchantAccountId.Split(':');
        return parts.Length == 2 && Number(account.MerchantId) is { } merchant && Number(parts[0]) is { } form && Number(parts[1]) is { } terminal
            ? new PaymentsWayShop(merchant, form, terminal)
            : null;
    }

    private static string? Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}
