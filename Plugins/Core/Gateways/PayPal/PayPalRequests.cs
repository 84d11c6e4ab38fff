namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>The bodies that we send. Our reference is the invoice id, which PayPal refuses to take twice; the CRM's customer is the custom id.</summary>
internal static class PayPalRequests
{
    public static readonly IReadOnlyDictionary<string, object?> Empty = new Dictionary<string, object?>();

    /// <param name="order">What to charge.</param>
    /// <param name="amount">As <see cref="PayPalAmounts.Write"/> made it.</param>
    /// <param name="source">"card" or "paypal": what the stored method is.</param>
    public static Dictionary<string, object?> Charge(ChargeOrder order, Dictionary<string, object?> amount, string source)
    {
        var unit = new Dictionary<string, object?> { ["reference_id"] = "1", ["invoice_id"] = order.Reference, ["amount"] = amount };
        if (order.CustomerReference.Length > 0) unit["custom_id"] = order.CustomerReference;
        return new Dictionary<string, object?>
        {
            ["intent"] = "CAPTURE",
            ["purchase_units"] = new object?[] { unit },
            ["payment_source"] = new Dictionary<string, object?>
            {
                [source] = new Dictionary<string, object?> { ["vault_id"] = order.MethodToken, ["stored_credential"] = StoredCredential(order, source) },
            },
        };
    }

    public static Dictionary<string, object?> Refund(RefundOrder order, Dictionary<string, object?> amount) => new()
    {
        ["amount"] = amount,
        ["invoice_id"] = order.Reference,
        ["custom_id"] = order.Reference,
    };

    // Merchant-initiated, as the card networks want it told. Wallets know no payment_type.
    private static Dictionary<string, object?> StoredCredential(ChargeOrder order, string source)
    {
        var credential = new Dictionary<string, object?> { ["payment_initiator"] = "MERCHANT", ["usage"] = "SUBSEQUENT" };
        if (source == "card") credential["payment_type"] = order.Recurring ? "RECURRING" : "UNSCHEDULED";
        return credential;
    }
}
