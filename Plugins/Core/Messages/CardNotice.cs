namespace CrmPayments.Core.Messages;

/// <summary>What is to be done now about a card that will be too old.</summary>
/// <param name="Days">The notice so many days before the charge is due; null: none is.</param>
/// <param name="Next">When to look again; null: there is nothing more to tell before that charge.</param>
public readonly record struct CardNotice(int? Days, DateTimeOffset? Next);
