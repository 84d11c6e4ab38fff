using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Why a task ends by itself.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Road">By which road the money came, or why it will not; null: it was not about money.</param>
internal sealed record TaskEnd(TaskOutcome Outcome, CaseOutcome? Road)
{
    /// <summary>What arrived; null: nothing.</summary>
    public Money? Amount { get; init; }

    /// <summary>The charge that brought it.</summary>
    public Guid? PaidBy { get; init; }

    /// <summary>Who asked for the retry, or made the offer; null: nobody, and who spoke with the customer last is credited.</summary>
    public Guid? CreditTo { get; init; }
}
