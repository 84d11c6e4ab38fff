using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <param name="Reason">Null: the rest of a network's codes.</param>
/// <param name="Again">Whether the debit may be presented again.</param>
internal sealed record DebitLine(DeclineReason? Reason, DebitAgain Again);
