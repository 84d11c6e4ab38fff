using static CrmPayments.Core.Recovery.CaseStatus;

namespace CrmPayments.Core.Recovery;

/// <summary>What a case's state lets happen.</summary>
public static class CaseStates
{
    /// <summary>Nothing happens to a closed case any more.</summary>
    public static bool IsOpen(CaseStatus status) => status is not (Recovered or EndedUnpaid or ClosedByAPerson);

    /// <summary>Whether the ladder may go on by itself.</summary>
    public static bool IsMoving(CaseStatus status) => status is Active or WaitingForGateway;
}
