namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_taskcounter: the running numbers of recovery tasks, one row a kind.</summary>
internal static class TaskCounterRow
{
    public const string Table = "cpay_taskcounter";
    public const string Id = "cpay_taskcounterid";
    public const string Name = "cpay_name";
    public const string Kind = "cpay_kind";
    public const string Last = "cpay_last";

    /// <summary>Written to take the row lock; its value means nothing.</summary>
    public const string Lock = "cpay_lock";
}
