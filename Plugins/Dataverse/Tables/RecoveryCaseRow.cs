using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_recoverycase: the failed charges of one customer in one currency, and what is done to collect them.</summary>
internal static class RecoveryCaseRow
{
    public const string Table = "cpay_recoverycase";
    public const string Id = "cpay_recoverycaseid";
    public const string Name = "cpay_name";
    public const string Customer = "cpay_customerid";

    /// <summary>The debt that is worked on now.</summary>
    public const string Transaction = "cpay_transactionid";
    public const string Status = "cpay_status";
    public const string Reason = "cpay_reason";
    public const string AttemptsMade = "cpay_attemptsmade";
    public const string StepsDone = "cpay_stepsdone";
    public const string LastStep = "cpay_laststep";
    public const string NextActionOn = "cpay_nextactionon";

    /// <summary>Set by due work: starts one step.</summary>
    public const string ActionRequestedOn = "cpay_actionrequestedon";
    public const string NextAction = "cpay_nextaction";
    public const string Plan = "cpay_plan";
    public const string Outcome = "cpay_outcome";
    public const string AmountAtRisk = "cpay_amountatrisk";
    public const string RecoveredAmount = "cpay_recoveredamount";
    public const string DiscountAmount = "cpay_discountamount";
    public const string Currency = "transactioncurrencyid";
    public const string Score = "cpay_score";
    public const string ScoreReasons = "cpay_scorereasons";
    public const string OpenedOn = "cpay_openedon";
    public const string ClosedOn = "cpay_closedon";
    public const string PausedUntil = "cpay_pauseduntil";
    public const string PromisedOn = "cpay_promisedon";
    public const string Promises = "cpay_promises";

    /// <summary>An alternate key: one open case for one customer and currency; empty when closed.</summary>
    public const string OpenKey = "cpay_openkey";
    public const string LastResultOn = "cpay_lastresulton";
    public const string RecoveredBy = "cpay_recoveredbyid";
    public const string Problem = "cpay_problem";
    public const string Comment = "cpay_comment";

    /// <summary>The policy it was planned by last; empty: the one built in.</summary>
    public const string Policy = "cpay_policyid";

    public static CaseStatus StatusOf(Entity row) => (CaseStatus)row.GetAttributeValue<OptionSetValue>(Status).Value;

    /// <param name="customer">Who owes.</param>
    /// <param name="currencyCode">ISO 4217.</param>
    public static string OpenKeyOf(EntityReference customer, string currencyCode) => $"{customer.Id:D}-{currencyCode}";
}
