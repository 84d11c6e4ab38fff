using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <param name="Reason">Null: the code replaces finer ones, the advice beside it decides.</param>
/// <param name="Category">Visa's, 1 to 4.</param>
internal sealed record CodeLine(DeclineReason? Reason, int Category);
