namespace CrmPayments.Emulator.Dataverse.Audit;

/// <summary>What happened, as audit.action says it; audit.operation is 1, 2 or 3 only.</summary>
internal static class AuditAction
{
    public const int Create = 1;
    public const int Update = 2;
    public const int Delete = 3;
    public const int Assign = 13;
    public const int SetState = 41;

    private static readonly HashSet<string> OwnerColumns = new(StringComparer.Ordinal) { "ownerid", "owninguser", "owningteam", "owningbusinessunit" };
    private static readonly HashSet<string> StateColumns = new(StringComparer.Ordinal) { "statecode", "statuscode" };

    /// <summary>Of an update: Assign or SetState when it changed nothing else.</summary>
    public static int OfUpdate(IReadOnlyCollection<string> columns) =>
        OwnerColumns.IsSupersetOf(columns) ? Assign : StateColumns.IsSupersetOf(columns) ? SetState : Update;
}
