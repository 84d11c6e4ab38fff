namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Authorize.Net's transactionStatus in our words.</summary>
internal static class AuthorizeNetStatuses
{
    /// <summary>Where a charge stands; null for a status we do not know.</summary>
    /// <remarks>A chargeback follows a settlement; a returned item is a bank debit that came back. A general error is
    /// a charge that Authorize.Net itself refused, of an expired card for instance; its reason code tells why.</remarks>
    public static ChargeStatus? Charge(string? status) => status switch
    {
        "FDSPendingReview" or "FDSAuthorizedPendingReview" or "underReview" => ChargeStatus.Pending,
        "authorizedPendingCapture" or "authorizedPendingRelease" => ChargeStatus.Authorized,
        "capturedPendingSettlement" or "pendingSettlement" or "updatingSettlement" or "pendingFinalSettlement" or "approvedReview" => ChargeStatus.Captured,
        "settledSuccessfully" or "chargeback" or "chargebackReversal" => ChargeStatus.Settled,
        "declined" or "failedReview" or "generalError" => ChargeStatus.Declined,
        "expired" or "communicationError" or "settlementError" or "returnedItem" => ChargeStatus.Failed,
        "voided" => ChargeStatus.Voided,
        _ => null,
    };

    /// <summary>The customer's bank has taken the charge back, and that was not reversed.</summary>
    public static bool IsTakenBack(string? status) => status == "chargeback";

    /// <summary>A chargeback was reversed: the dispute ended for us.</summary>
    public static bool IsGivenBack(string? status) => status == "chargebackReversal";

    /// <summary>Where a refund stands; null for a status we do not know.</summary>
    /// <remarks>Waiting for the next batch is success: nobody acts on it any more (docs/decisions/0006).</remarks>
    public static RefundStanding? Refund(string? status) => status switch
    {
        "refundPendingSettlement" or "refundSettledSuccessfully" => RefundStanding.Succeeded,
        "FDSPendingReview" or "FDSAuthorizedPendingReview" or "underReview" or "approvedReview" or "pendingSettlement" or "updatingSettlement" or "pendingFinalSettlement" => RefundStanding.Processing,
        "voided" or "declined" or "failedReview" or "expired" or "generalError" or "communicationError" or "settlementError" or "returnedItem" => RefundStanding.Failed,
        _ => null,
    };
}
