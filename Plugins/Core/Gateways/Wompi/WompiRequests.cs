using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>The bodies that we send.</summary>
internal static class WompiRequests
{
    public static readonly IReadOnlyDictionary<string, object?> Empty = new Dictionary<string, object?>();

    /// <param name="order">What to charge.</param>
    /// <param name="cents">Its amount.</param>
    /// <param name="source">The payment source's number.</param>
    /// <param name="stored">The payment source as Wompi has it: its type, and whose it is.</param>
    /// <param name="keys">What signs it.</param>
    public static Dictionary<string, object?> Charge(ChargeOrder order, long cents, int source, JsonValue stored, WompiKeys keys)
    {
        var body = new Dictionary<string, object?>
        {
            ["amount_in_cents"] = cents,
            ["currency"] = order.Amount.Currency.Code,
            ["customer_email"] = stored["customer_email"].Text ?? order.CustomerToken,
            ["reference"] = order.Reference,
            ["signature"] = keys.Sign(order.Reference, cents, order.Amount.Currency.Code),
            ["payment_source_id"] = source,
            // Stored with the customer's consent: a fixed schedule, or a charge when it is due.
            ["recurrent"] = order.Recurring,
        };
        if (stored["type"].Text == "CARD") body["payment_method"] = new Dictionary<string, object?> { ["installments"] = 1 };
        return body;
    }
}
