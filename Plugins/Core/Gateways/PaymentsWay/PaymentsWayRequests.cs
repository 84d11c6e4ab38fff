namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>The bodies of the three calls that charge a stored card.</summary>
internal static class PaymentsWayRequests
{
    // Nobody sits in front of a browser: the address is the one that integrations send for their own server.
    private const string OwnAddress = "127.0.0.1";

    /// <param name="order">What to charge.</param>
    /// <param name="amount">Its amount, in whole pesos.</param>
    /// <param name="shop">Whose it is.</param>
    public static Dictionary<string, object?> Create(ChargeOrder order, string amount, PaymentsWayShop shop) => new()
    {
        ["form_id"] = shop.Form,
        ["terminal_id"] = shop.Terminal,
        ["idperson"] = order.CustomerToken,
        ["amount"] = amount,
        ["external_order"] = order.Reference,
        ["ip"] = OwnAddress,
        ["additionalData"] = order.CustomerReference,
        ["currencycode"] = "COP",
    };

    /// <param name="transaction">The id of the transaction that was created.</param>
    /// <param name="reference">Ours, which the customer reads.</param>
    /// <param name="shop">Whose it is.</param>
    public static Dictionary<string, object?> Order(string transaction, string reference, PaymentsWayShop shop) => new()
    {
        ["url_ok"] = "",
        ["url_ko"] = "",
        ["description"] = reference,
        ["reference"] = transaction,
        ["dynamic_descriptor"] = "",
        ["form_id"] = shop.Form,
        ["terminal_id"] = shop.Terminal,
        ["extra_data"] = new Dictionary<string, object?> { ["payment"] = new Dictionary<string, object?> { ["installments"] = 1 } },
    };

    /// <param name="order">What to charge.</param>
    /// <param name="transaction">The id of the transaction that was created.</param>
    /// <param name="uuid">The order's.</param>
    public static Dictionary<string, object?> Execute(ChargeOrder order, string transaction, string uuid) => new()
    {
        ["order_uuid"] = uuid,
        ["card_uuid"] = order.MethodToken,
        ["customer_ip"] = OwnAddress,
        ["idtransaction"] = transaction,
        // The answer is then Payments Way's transaction instead of the processor's order.
        ["successResponse"] = true,
    };
}
