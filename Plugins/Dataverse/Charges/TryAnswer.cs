using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Charges;

/// <summary>What came of a wish to charge. Closed: these four and no others. Nothing is written but for the first.</summary>
internal abstract record TryAnswer
{
    private TryAnswer()
    {
    }

    /// <summary>An async step of its own sends it.</summary>
    public sealed record Scheduled(Guid TryId, Money Amount) : TryAnswer;

    /// <summary>The same key, or the same period, came again.</summary>
    public sealed record Duplicate(Guid TryId, ChargeStatus Status) : TryAnswer;

    /// <summary>A person may say that it is meant, and ask again with <see cref="TryOrder.Confirmed"/>.</summary>
    /// <param name="Sentence">In the asker's language.</param>
    public sealed record ConfirmationRequired(string Sentence) : TryAnswer;

    /// <param name="Why">Which rule.</param>
    /// <param name="PossibleFrom">When it passes; null: not by itself.</param>
    /// <param name="Sentence">In the asker's language.</param>
    public sealed record Denied(TryRefusal Why, DateTimeOffset? PossibleFrom, string Sentence) : TryAnswer
    {
        /// <summary>What the customer must confirm first; null: the refusal is about something else.</summary>
        public ProofNeed? Proof { get; init; }
    }
}
