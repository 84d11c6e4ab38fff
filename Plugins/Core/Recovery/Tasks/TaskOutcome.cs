namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>How a recovery task ended.</summary>
/// <remarks>Values are those of cpay_recoverytask.cpay_outcome.</remarks>
public enum TaskOutcome
{
    /// <summary>Written by the module only when all that was owed is paid.</summary>
    MoneyArrived = 192700000,
    PartArrived = 192700001,
    PaysLater = 192700002,
    MethodUpdated = 192700003,
    DoesNotPay = 192700004,
    NotReached = 192700005,
    DataCorrected = 192700006,
    NoLongerNeeded = 192700007,
}
