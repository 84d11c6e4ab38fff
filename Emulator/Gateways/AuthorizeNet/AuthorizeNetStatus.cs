namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>The vendor's transactionStatus, as far as it occurs here.</summary>
internal static class AuthorizeNetStatus
{
    public const string Authorized = "authorizedPendingCapture";
    public const string Captured = "capturedPendingSettlement";
    public const string Settled = "settledSuccessfully";
    public const string RefundPending = "refundPendingSettlement";
    public const string RefundSettled = "refundSettledSuccessfully";
    public const string Voided = "voided";
    public const string Declined = "declined";
    public const string GeneralError = "generalError";
    public const string Chargeback = "chargeback";

    /// <summary>What a void can still stop.</summary>
    public static bool IsVoidable(string status) => status is Authorized or Captured or RefundPending;

    /// <summary>What the batch makes of it.</summary>
    public static string AfterBatch(string status) => status switch
    {
        Captured => Settled,
        RefundPending => RefundSettled,
        _ => status,
    };
}
