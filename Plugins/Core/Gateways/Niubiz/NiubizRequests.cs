namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>What is sent to move money.</summary>
internal static class NiubizRequests
{
    private const int LongestComment = 100;

    /// <summary>A stored card, charged without its holder.</summary>
    public static IReadOnlyDictionary<string, object?> Charge(ChargeOrder order)
    {
        var body = new Dictionary<string, object?>
        {
            ["channel"] = "recurrent",
            ["captureType"] = "manual",
            ["countable"] = true,
            ["order"] = new Dictionary<string, object?>
            {
                ["purchaseNumber"] = NiubizReference.Number(order.Reference),
                ["amount"] = order.Amount.Amount,
                ["currency"] = order.Amount.Currency.Code,
                ["externalTransactionId"] = order.Reference,
            },
            ["card"] = new Dictionary<string, object?> { ["tokenId"] = order.MethodToken, ["registerFrequent"] = false, ["useFrequent"] = true },
        };
        if (order.CustomerToken.Length > 0) body["cardHolder"] = new Dictionary<string, object?> { ["email"] = order.CustomerToken };
        return body;
    }

    /// <param name="order">What goes back.</param>
    /// <param name="ruc">The merchant's tax id.</param>
    public static IReadOnlyDictionary<string, object?> Refund(RefundOrder order, string ruc) => new Dictionary<string, object?>
    {
        ["ruc"] = ruc,
        ["comment"] = Comment(order),
        ["externalReferenceId"] = NiubizReference.Refund(order.Reference),
        ["amount"] = order.Amount.Amount,
    };

    public static IReadOnlyDictionary<string, object?> Void(RefundOrder order) => new Dictionary<string, object?> { ["annulationReason"] = Comment(order) };

    private static string Comment(RefundOrder order)
    {
        var text = $"{order.Reference} {order.ReasonCode}".Trim();
        return text.Length <= LongestComment ? text : text.Substring(0, LongestComment);
    }
}
