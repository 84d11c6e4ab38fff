using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>What a person tells of a call to a customer.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Comment">Their words; may be empty.</param>
/// <param name="FollowUpOn">When they go on; null: the due date stays.</param>
internal sealed record CallReport(ContactResult Result, string Comment, DateTimeOffset? FollowUpOn);
