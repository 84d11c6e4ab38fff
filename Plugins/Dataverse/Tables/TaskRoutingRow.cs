namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_taskrouting: who gets a recovery task, and until when.</summary>
internal static class TaskRoutingRow
{
    public const string Table = "cpay_taskrouting";
    public const string Id = "cpay_taskroutingid";
    public const string Name = "cpay_name";
    public const string State = "statecode";
    public const string Priority = "cpay_priority";
    public const string Kinds = "cpay_kinds";
    public const string Reasons = "cpay_reasons";
    public const string Languages = "cpay_languages";

    /// <summary>In the organization's base currency, as <see cref="MaximumAmount"/>, which is the first amount too high.</summary>
    public const string MinimumAmount = "cpay_minimumamount";
    public const string MaximumAmount = "cpay_maximumamount";
    public const string Queue = "cpay_queueid";
    public const string Team = "cpay_teamid";
    public const string User = "cpay_userid";
    public const string DueAfterHours = "cpay_dueafterhours";
    public const string RemindBeforeHours = "cpay_remindbeforehours";
    public const string EscalateAfterHours = "cpay_escalateafterhours";
    public const string EscalationTeam = "cpay_escalationteamid";
}
