namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_refund: money going back.</summary>
internal static class RefundRow
{
    public const string Table = "cpay_refund";
    public const string Id = "cpay_refundid";
    public const string Name = "cpay_name";
    public const string Transaction = "cpay_transactionid";
    public const string Customer = "cpay_customerid";
    public const string Amount = "cpay_amount";
    public const string AmountBase = "cpay_amount_base";
    public const string Currency = "transactioncurrencyid";
    public const string Kind = "cpay_kind";
    public const string Reason = "cpay_reason";
    public const string Notes = "cpay_notes";
    public const string Status = "cpay_status";
    public const string RequestedBy = "cpay_requestedby";
    public const string RequestedOn = "cpay_requestedon";
    public const string DecidedBy = "cpay_decidedby";

    /// <summary>The absent person whose right a deputy used.</summary>
    public const string DecidedFor = "cpay_decidedfor";
    public const string DecidedOn = "cpay_decidedon";
    public const string DecisionComment = "cpay_decisioncomment";
    public const string RemindOn = "cpay_remindon";
    public const string EscalateOn = "cpay_escalateon";
    public const string ExpiresOn = "cpay_expireson";

    /// <summary>Of the wait for a decision; absent where no approval was needed.</summary>
    public const string ApprovalStage = "cpay_approvalstage";
    public const string Reference = "cpay_reference";
    public const string GatewayRefundId = "cpay_gatewayrefundid";
    public const string GatewayCode = "cpay_gatewaycode";
    public const string Error = "cpay_error";
    public const string TraceNumber = "cpay_tracenumber";
    public const string ExpectedOn = "cpay_expectedon";
    public const string IdempotencyKey = "cpay_idempotencykey";
    public const string SubmittedOn = "cpay_submittedon";
    public const string BouncedOn = "cpay_bouncedon";
    public const string CompletedOn = "cpay_completedon";

    /// <summary>How many sends may have reached the gateway; 0 means certainly none.</summary>
    public const string SendCount = "cpay_sendcount";
    public const string NextCheckOn = "cpay_nextcheckon";
    public const string Checks = "cpay_checks";

    /// <summary>Set by due work: starts a look-up.</summary>
    public const string CheckRequestedOn = "cpay_checkrequestedon";
    public const string NotifyCustomer = "cpay_notifycustomer";
    public const string Origin = "cpay_origin";

    /// <summary>The one-time code it was asked with; an alternate key: one refund for one code.</summary>
    public const string StepUp = "cpay_stepupid";

    /// <summary>Keyed hash of the code that was entered, until it is compared with the one that was sent. Secured.</summary>
    public const string EnteredHash = "cpay_enteredhash";
    public const string CustomerCheck = "cpay_customercheckid";

    public const string PayOut = "cpay_payout";
    public const string PayOutReference = "cpay_payoutreference";

    /// <summary>The new charge of an exchange.</summary>
    public const string Replacement = "cpay_replacementtransactionid";

    /// <summary>Who ended it, where the gateway did not.</summary>
    public const string ResolvedBy = "cpay_resolvedby";
    public const string ResolvedOn = "cpay_resolvedon";
    public const string ResolutionComment = "cpay_resolutioncomment";

    /// <summary>The policy whose value counted.</summary>
    public const string Policy = "cpay_policyid";

    /// <summary>An optimistic lock on a person's limit of a day or a month; see <see cref="Access.UsedRefunds.LimitKeyOf"/>.</summary>
    public const string LimitKey = "cpay_limitkey";
    public const string LimitAfter = "cpay_limitafterid";
    public const string ConfirmedDuplicateOf = "cpay_confirmedduplicateof";

    public const int KindRefund = 192700000;
    public const int KindVoid = 192700001;
    public const int OriginHere = 192700000;
    public const int OriginGateway = 192700001;
}
