namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_clockrun: when due work ran last, in one row.</summary>
internal static class ClockRunRow
{
    public const string Table = "cpay_clockrun";
    public const string Id = "cpay_clockrunid";
    public const string Name = "cpay_name";
    public const string LastRunOn = "cpay_lastrunon";
    public const string StartedWork = "cpay_startedwork";
    public const string LastDuration = "cpay_lastduration";
    public const string OldestDueOn = "cpay_oldestdueon";

    /// <summary>The one row's id, the same in every environment.</summary>
    public static readonly Guid TheRow = new("6d1f0b0e-2b1c-4a53-9d0f-5f2c9a7b1c01");
}
