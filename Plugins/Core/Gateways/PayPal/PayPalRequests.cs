using System.Globalization;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>The bodies that we send. Our reference is the invoice id, which PayPal refuses to take twice; the CRM's customer is the custom id.</summary>
internal static class PayPalRequests
{
    public static readonly IReadOnlyDictionary<string, object?> Empty = new Dictionary<string, object?>();

    /// <summary>Nobody is written to: the CRM tells the customer.</summary>
    public static readonly IReadOnlyDictionary<string, object?> Silently = new Dictionary<string, object?> { ["send_to_recipient"] = false, ["send_to_invoicer"] = false };

    private const int LongestName = 200;

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

    /// <summary>An invoice of one line, to be paid whole. Its number is our reference, which PayPal refuses to take twice; its private memo is the CRM's customer.</summary>
    public static Dictionary<string, object?> Invoice(PaymentLinkOrder order, Dictionary<string, object?> amount)
    {
        var name = order.Description.Length > LongestName ? order.Description.Substring(0, LongestName) : order.Description;
        var invoice = new Dictionary<string, object?>
        {
            ["detail"] = new Dictionary<string, object?>
            {
                ["invoice_number"] = order.Reference,
                ["reference"] = order.Reference,
                ["currency_code"] = order.Amount.Currency.Code,
                ["memo"] = order.CustomerReference,
                ["payment_term"] = new Dictionary<string, object?> { ["due_date"] = order.ExpiresOn.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            },
            ["items"] = new object?[] { new Dictionary<string, object?> { ["name"] = name, ["quantity"] = "1", ["unit_amount"] = amount } },
            ["configuration"] = new Dictionary<string, object?> { ["allow_tip"] = false, ["partial_payment"] = new Dictionary<string, object?> { ["allow_partial_payment"] = false } },
        };
        if (order.CustomerEmail.Length > 0)
            invoice["primary_recipients"] = new object?[] { new Dictionary<string, object?> { ["billing_info"] = new Dictionary<string, object?> { ["email_address"] = order.CustomerEmail } } };
        return invoice;
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
