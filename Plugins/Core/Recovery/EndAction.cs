namespace CrmPayments.Core.Recovery;

/// <summary>What happens when a ladder has ended without money: always something.</summary>
/// <remarks>Values are those of cpay_recoverypolicy's choice cpay_endaction.</remarks>
public enum EndAction
{
    /// <summary>A person's task; what was bought stays active.</summary>
    Task = 192700000,
    Suspend = 192700001,
    CancelAtPeriodEnd = 192700002,
    CancelNow = 192700003,
    WriteOff = 192700004,
    KeepActive = 192700005,
}
