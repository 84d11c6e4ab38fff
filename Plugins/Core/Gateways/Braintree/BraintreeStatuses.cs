namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>Braintree's PaymentStatus in our words; the XML of notifications says the same in lower case.</summary>
internal static class BraintreeStatuses
{
    /// <summary>Where a charge stands; null for a status we do not know.</summary>
    /// <remarks>SETTLING counts as Settled: it can no longer be voided and, on most merchant accounts, already be refunded.</remarks>
    public static ChargeStatus? Charge(string? status) => status switch
    {
        "AUTHORIZING" => ChargeStatus.Pending,
        "AUTHORIZED" => ChargeStatus.Authorized,
        "SUBMITTED_FOR_SETTLEMENT" or "SETTLEMENT_PENDING" => ChargeStatus.Captured,
        "SETTLING" or "SETTLEMENT_CONFIRMED" or "SETTLED" => ChargeStatus.Settled,
        "PROCESSOR_DECLINED" or "GATEWAY_REJECTED" => ChargeStatus.Declined,
        "SETTLEMENT_DECLINED" or "FAILED" or "AUTHORIZATION_EXPIRED" => ChargeStatus.Failed,
        "VOIDED" => ChargeStatus.Voided,
        _ => null,
    };

    /// <summary>Where a refund stands; null for a status we do not know.</summary>
    /// <remarks>Submitted for settlement is success: Braintree books it and nobody acts on it any more. If the bank sends it back, that is a bounce (docs/decisions/0006).</remarks>
    public static RefundStanding? Refund(string? status) => status switch
    {
        "SUBMITTED_FOR_SETTLEMENT" or "SETTLING" or "SETTLEMENT_CONFIRMED" or "SETTLED" => RefundStanding.Succeeded,
        "AUTHORIZING" or "AUTHORIZED" or "SETTLEMENT_PENDING" => RefundStanding.Processing,
        "PROCESSOR_DECLINED" or "GATEWAY_REJECTED" or "SETTLEMENT_DECLINED" or "FAILED" or "AUTHORIZATION_EXPIRED" or "VOIDED" => RefundStanding.Failed,
        _ => null,
    };
}
