namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>The vendor's conditions, as far as they occur here.</summary>
internal static class NmiCondition
{
    public const string Pending = "pending";
    public const string PendingSettlement = "pendingsettlement";
    public const string Complete = "complete";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    /// <summary>What a void can still stop.</summary>
    public static bool IsVoidable(string condition) => condition is Pending or PendingSettlement;
}
