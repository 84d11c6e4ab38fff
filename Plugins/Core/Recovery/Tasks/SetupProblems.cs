using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>What a bank's word on the first debit tells of the set-up.</summary>
public static class SetupProblems
{
    /// <summary>The reason that says the same in the vocabulary of all declines.</summary>
    /// <returns>Null: it has no word for it.</returns>
    public static DeclineReason? ReasonOf(SetupProblem problem) => problem switch
    {
        SetupProblem.WrongAccountNumber or SetupProblem.NoSuchProduct => DeclineReason.InvalidAccount,
        SetupProblem.AccountBlocked => DeclineReason.AccountFrozen,
        _ => null,
    };

    /// <returns>Null: the account is as it should be, the debit failed for another reason.</returns>
    public static SetupProblem? Of(DeclineReason reason) => reason switch
    {
        DeclineReason.InvalidNumber or DeclineReason.InvalidAccount => SetupProblem.WrongAccountNumber,
        DeclineReason.AccountFrozen or DeclineReason.AccountClosed => SetupProblem.AccountBlocked,
        DeclineReason.NotPermitted => SetupProblem.NoSuchProduct,
        _ => null,
    };
}
