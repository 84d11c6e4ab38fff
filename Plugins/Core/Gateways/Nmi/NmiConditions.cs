namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>NMI's condition of a transaction in our words.</summary>
internal static class NmiConditions
{
    /// <summary>It settles at this moment: neither a void nor a refund is safe.</summary>
    public const string Settling = "in_progress";

    /// <summary>Where a charge stands; null for a condition we do not know.</summary>
    public static ChargeStatus? Charge(string condition) => condition switch
    {
        "abandoned" or "unknown" => ChargeStatus.Pending,
        "pending" => ChargeStatus.Authorized,
        "pendingsettlement" or Settling => ChargeStatus.Captured,
        "complete" => ChargeStatus.Settled,
        "failed" => ChargeStatus.Declined,
        "canceled" => ChargeStatus.Voided,
        _ => null,
    };

    /// <summary>Where a refund stands; null for a condition we do not know.</summary>
    /// <remarks>Waiting for the next batch is success: nobody acts on it any more (docs/decisions/0006).</remarks>
    public static RefundStanding? Refund(string condition) => condition switch
    {
        "pendingsettlement" or Settling or "complete" => RefundStanding.Succeeded,
        "pending" or "abandoned" or "unknown" => RefundStanding.Processing,
        "failed" or "canceled" => RefundStanding.Failed,
        _ => null,
    };
}
