namespace CrmPayments.Core.Recovery;

/// <summary>What a step of a recovery policy does.</summary>
/// <remarks>Values are those of the global choice cpay_recoveryaction.</remarks>
public enum RecoveryAction
{
    Retry = 192700000,
    Notify = 192700001,
    Offer = 192700002,
    Task = 192700003,
    Suspend = 192700004,
    Cancel = 192700005,
    WriteOff = 192700006,
}
