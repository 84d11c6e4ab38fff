namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Every endpoint that the simulator has.</summary>
internal static class PayPalRoutes
{
    public static IReadOnlyList<PayPalRoute> All { get; } =
    [
        new("POST", "v2/checkout/orders", "charge", PayPalOrders.Create),
        new("GET", "v2/checkout/orders/{id}", "lookup", PayPalOrders.Get),
        new("POST", "v2/checkout/orders/{id}/capture", "charge", PayPalOrders.Complete),
        new("POST", "v2/checkout/orders/{id}/authorize", "charge", PayPalOrders.Complete),
        new("GET", "v2/payments/captures/{id}", "lookup", PayPalPayments.GetCapture),
        new("POST", "v2/payments/captures/{id}/refund", "refund", PayPalPayments.Refund),
        new("GET", "v2/payments/refunds/{id}", "lookup", PayPalPayments.GetRefund),
        new("GET", "v2/payments/authorizations/{id}", "lookup", PayPalPayments.GetAuthorization),
        new("POST", "v2/payments/authorizations/{id}/capture", "charge", PayPalPayments.CaptureAuthorization),
        new("POST", "v2/payments/authorizations/{id}/void", "void", PayPalPayments.Void),
        new("POST", "v3/vault/setup-tokens", "other", PayPalVault.CreateSetup),
        new("GET", "v3/vault/setup-tokens/{id}", "lookup", PayPalVault.Get),
        new("POST", "v3/vault/payment-tokens", "other", PayPalVault.Create),
        new("GET", "v3/vault/payment-tokens", "lookup", PayPalVault.List),
        new("GET", "v3/vault/payment-tokens/{id}", "lookup", PayPalVault.Get),
        new("DELETE", "v3/vault/payment-tokens/{id}", "other", PayPalVault.Delete),
        new("POST", "v2/invoicing/invoices", "link", PayPalInvoices.Create),
        new("POST", "v2/invoicing/search-invoices", "lookup", PayPalInvoices.Search),
        new("GET", "v2/invoicing/invoices/{id}", "lookup", PayPalInvoices.Get),
        new("POST", "v2/invoicing/invoices/{id}/send", "other", PayPalInvoices.Send),
        new("POST", "v2/invoicing/invoices/{id}/cancel", "other", PayPalInvoices.Cancel),
        new("GET", "v1/reporting/transactions", "lookup", PayPalReporting.Transactions),
        new("POST", "v1/notifications/verify-webhook-signature", "other", PayPalSigner.Verify),
    ];

    /// <summary>The endpoint of a path and the id in it; null when there is none.</summary>
    public static (PayPalRoute Route, string Id)? Find(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var route in All)
        {
            if (route.Match(method, segments) is { } id) return (route, id);
        }

        return null;
    }
}
