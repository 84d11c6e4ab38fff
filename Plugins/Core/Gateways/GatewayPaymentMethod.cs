namespace CrmPayments.Core.Gateways;

/// <summary>A stored instrument as its gateway tells it: a token and what may be shown, never a number.</summary>
/// <param name="Token">The gateway's token; empty when the instrument is not stored.</param>
/// <param name="Kind">Card, wallet, bank account, ...</param>
/// <param name="Brand">"Visa", "PayPal", "Apple Pay (Visa)"; may be empty.</param>
/// <param name="LastFour">Four digits, or empty.</param>
/// <param name="ExpiryMonth">1 to 12, or null.</param>
/// <param name="ExpiryYear">Four digits, or null.</param>
public sealed record GatewayPaymentMethod(
    string Token, PaymentMethodKind Kind, string Brand, string LastFour, int? ExpiryMonth, int? ExpiryYear)
{
    /// <summary>The gateway's id of the customer it is stored with, where a later charge has to name it; else empty.</summary>
    public string CustomerToken { get; init; } = "";
}
