using System.Text;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>GraphQL's opaque ids: URL-safe base64 of a kind and a legacy id.</summary>
public static class GlobalId
{
    public const string TransactionKind = "transaction", RefundKind = "refund", CustomerKind = "customer",
        MethodKind = "paymentmethod_cc", PayPalMethodKind = "paymentmethod_paypal", DisputeKind = "dispute";

    public static string Of(string kind, string legacyId) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{kind}_{legacyId}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Of(BraintreeTransaction transaction) => Of(transaction.IsSale ? TransactionKind : RefundKind, transaction.Id);

    public static string Of(BraintreeMethod method) => Of(method.Instrument.IsPayPal ? PayPalMethodKind : MethodKind, method.Id);

    /// <returns>The kind and the legacy id, or null when the text is no global id.</returns>
    public static (string Kind, string LegacyId)? Read(string globalId)
    {
        var padded = globalId.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out var length)) return null;
        var text = Encoding.ASCII.GetString(bytes, 0, length);
        var cut = text.LastIndexOf('_');
        return cut <= 0 ? null : (text[..cut], text[(cut + 1)..]);
    }
}
