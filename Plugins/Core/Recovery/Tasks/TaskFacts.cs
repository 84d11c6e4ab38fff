using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;

namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>What decides who gets a task.</summary>
/// <param name="Kind">Why a person must act.</param>
/// <param name="Reason">Of the rejection; null: none is known.</param>
/// <param name="Language">The customer's; null: not known.</param>
/// <param name="BaseAmount">What is owed, in the organization's base currency; null: not about an amount.</param>
public sealed record TaskFacts(TaskKind Kind, DeclineReason? Reason, CustomerLanguage? Language, decimal? BaseAmount);
