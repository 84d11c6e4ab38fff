namespace CrmPayments.Core.Refunds;

/// <summary>What follows from a refund's reason.</summary>
public static class RefundReasons
{
    /// <summary>Every reason there is, in the order a person is shown them.</summary>
    public static IReadOnlyList<RefundReason> All { get; } = (RefundReason[])Enum.GetValues(typeof(RefundReason));

    /// <summary>The reason in the three words that gateways keep; see <see cref="Gateways.RefundOrder.ReasonCode"/>.</summary>
    public static string GatewayCode(RefundReason reason) => reason switch
    {
        RefundReason.DuplicateCharge => "duplicate",
        RefundReason.FraudulentCharge => "fraudulent",
        _ => "requested_by_customer",
    };

    public static bool NeedsNotes(RefundReason reason) => reason == RefundReason.Other;
}
