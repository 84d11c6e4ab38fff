namespace CrmPayments.Core.Refunds;

/// <summary>What a person says about the end of a refund. Texts are trimmed, and empty where nothing was said.</summary>
/// <param name="Status">Succeeded or Failed; null: the word was neither.</param>
/// <param name="GatewayRefundId">As the gateway's console shows it.</param>
/// <param name="Reference">Of a transfer, cheque or credit note.</param>
/// <param name="Comment">What it was seen by.</param>
public sealed record Resolution(RefundStatus? Status, string GatewayRefundId, string Reference, string Comment)
{
    /// <param name="word">Succeeded or NotBooked.</param>
    /// <returns>Null for any other word.</returns>
    public static RefundStatus? StatusOf(string word) => word switch
    {
        "Succeeded" => RefundStatus.Succeeded,
        "NotBooked" => RefundStatus.Failed,
        _ => null,
    };
}
