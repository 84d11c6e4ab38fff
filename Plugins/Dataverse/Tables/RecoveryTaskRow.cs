namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_recoverytask: an activity, what a person must do about a failed charge.</summary>
internal static class RecoveryTaskRow
{
    public const string Table = "cpay_recoverytask";
    public const string Id = "activityid";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string Regarding = "regardingobjectid";
    public const string Owner = "ownerid";
    public const string State = "statecode";
    public const string StatusReason = "statuscode";
    public const string DueOn = "scheduledend";
    public const string Number = "cpay_number";
    public const string Kind = "cpay_kind";
    public const string KindNumber = "cpay_kindnumber";
    public const string Reason = "cpay_reason";
    public const string SetupProblem = "cpay_setupproblem";
    public const string IncomeType = "cpay_incometype";
    public const string Transaction = "cpay_transactionid";
    public const string RecoveryCase = "cpay_recoverycaseid";
    public const string Subscription = "cpay_subscriptionid";
    public const string Amount = "cpay_amount";
    public const string Currency = "transactioncurrencyid";
    public const string Suggestion = "cpay_suggestion";
    public const string SuggestedAction = "cpay_suggestedaction";
    public const string Routing = "cpay_routingid";
    public const string Stage = "cpay_stage";
    public const string RemindOn = "cpay_remindon";
    public const string EscalateOn = "cpay_escalateon";

    /// <summary>Due column: the next of the two.</summary>
    public const string NextCheckOn = "cpay_nextcheckon";

    /// <summary>Set by due work: starts the reminder or the escalation.</summary>
    public const string CheckRequestedOn = "cpay_checkrequestedon";
    public const string Contacts = "cpay_contacts";
    public const string ContactLog = "cpay_contactlog";
    public const string FirstContactOn = "cpay_firstcontacton";
    public const string LastContactOn = "cpay_lastcontacton";
    public const string LastContactBy = "cpay_lastcontactby";
    public const string LastResult = "cpay_lastresult";
    public const string Outcome = "cpay_outcome";
    public const string Road = "cpay_road";
    public const string PaidBy = "cpay_paidbyid";
    public const string CreditedAmount = "cpay_creditedamount";
    public const string CreditedTo = "cpay_creditedto";
    public const string DoneOn = "cpay_doneon";
    public const string DoneBy = "cpay_doneby";
    public const string Reopened = "cpay_reopened";

    /// <summary>Alternate key, empty when the task is done: <see cref="CrmPayments.Core.Recovery.Tasks.TaskKey"/>.</summary>
    public const string OpenKey = "cpay_openkey";

    public const int StateOpen = 0;
    public const int StateCompleted = 1;
    public const int StateCanceled = 2;
    public const int ReasonOpen = 1;
    public const int ReasonCompleted = 2;

    /// <summary>The longest <see cref="ContactLog"/>.</summary>
    public const int ContactLogLength = 10000;

    /// <summary>The longest <see cref="Suggestion"/>.</summary>
    public const int SuggestionLength = 2000;

    /// <summary>The longest <see cref="IncomeType"/>.</summary>
    public const int IncomeTypeLength = 100;

    /// <summary>The longest <see cref="Subject"/>.</summary>
    public const int SubjectLength = 200;
}
