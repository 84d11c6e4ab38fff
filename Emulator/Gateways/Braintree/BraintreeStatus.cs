namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Statuses in the XML API's spelling; GraphQL writes them in capitals.</summary>
public static class BraintreeStatus
{
    public const string Authorized = "authorized";
    public const string SubmittedForSettlement = "submitted_for_settlement";
    public const string Settling = "settling";
    public const string Settled = "settled";
    public const string SettlementConfirmed = "settlement_confirmed";
    public const string SettlementPending = "settlement_pending";
    public const string SettlementDeclined = "settlement_declined";
    public const string ProcessorDeclined = "processor_declined";
    public const string GatewayRejected = "gateway_rejected";
    public const string Failed = "failed";
    public const string Voided = "voided";

    /// <summary>The money moves, or will: everything but a refusal and a void.</summary>
    public static bool IsLive(string status) => status is Authorized or SubmittedForSettlement or Settling or Settled or SettlementConfirmed or SettlementPending;

    public static bool IsRefundable(string status) => status is Settled or Settling;

    public static bool IsVoidable(string status, bool payPal) =>
        status is Authorized or SubmittedForSettlement || (payPal && status == SettlementPending);
}
