using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>How long the customer waits for the money, by the way it goes.</summary>
/// <remarks>Business days after the sending. Sources: the gateways' own numbers for cards; practice of the field for the rest (a wallet is the card behind it).</remarks>
public static class RefundTimes
{
    private static readonly BusinessDays PayPal = new(0, 1), BankAccount = new(3, 5), Hold = new(0, 5), Transfer = new(1, 3), Credit = new(0, 0);

    /// <param name="gateway">Its own number holds for cards and wallets.</param>
    /// <param name="method">What was charged; null: not known, then as a card.</param>
    /// <param name="kind">Of a void only the hold has to disappear.</param>
    public static BusinessDays Of(GatewayCapabilities gateway, PaymentMethodKind? method, RefundKind kind) => kind == RefundKind.Void ? Hold : method switch
    {
        PaymentMethodKind.PayPal => PayPal,
        PaymentMethodKind.BankAccount => BankAccount,
        _ => gateway.RefundTakes,
    };

    /// <summary>Outside of the gateway, once a person pays it.</summary>
    /// <returns>Null: it is handed over whenever the customer comes.</returns>
    public static BusinessDays? Of(PayOut how) => how switch
    {
        PayOut.StoreCredit => Credit,
        PayOut.BankTransfer => Transfer,
        _ => null,
    };
}
