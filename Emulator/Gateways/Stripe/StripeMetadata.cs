namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The merchant's own key-value pairs on an object.</summary>
internal static class StripeMetadata
{
    // Stripe has no field of its own for a merchant's reference: these are the names that its documentation and our adapter use.
    private static readonly string[] ReferenceKeys = ["refund_ref", "order_id", "reference", "crm_reference"];

    public static string Reference(IReadOnlyDictionary<string, string> metadata) =>
        ReferenceKeys.Select(key => metadata.GetValueOrDefault(key)).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
}
