namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>Why a recurrence from a bank account could not be set up.</summary>
/// <remarks>Values are those of cpay_recoverytask.cpay_setupproblem. Source: practice/recovery.md sections 2 and 13.</remarks>
public enum SetupProblem
{
    WrongAccountNumber = 192700000,
    WrongHolderId = 192700001,

    /// <summary>Inactive, frozen or closed.</summary>
    AccountBlocked = 192700002,

    /// <summary>The account is of a kind that the bank does not have, or not for debits.</summary>
    NoSuchProduct = 192700003,
}
