using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Charges;

/// <summary>A wish to collect a debt now: the ladder's, a person's, a flow's, an offer's. All of them go the same road.</summary>
/// <param name="OriginId">The charge that failed.</param>
/// <param name="Engine">What asks.</param>
/// <param name="Initiator">As card networks tell it apart.</param>
internal sealed record TryOrder(Guid OriginId, ChargeEngine Engine, ChargeInitiator Initiator)
{
    /// <summary>Null: the debt's own, or the method that renewed it.</summary>
    public Guid? PaymentMethodId { get; init; }

    /// <summary>The subscription's backup method in place of its own; without one the answer is a refusal.</summary>
    public bool UseBackup { get; init; }

    /// <summary>In the debt's currency; null: all that is owed.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The asker's: the same key again is the same try. Null: none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The person, or the flow's user; null: none.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>The offer it is part of; null: none.</summary>
    public Guid? OfferId { get; init; }

    /// <summary>As the customer may read it; empty: the debt's own.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>A person was told that the amount is far from the customer's habit, and means it.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Of the sentences (LCID).</summary>
    public int Language { get; init; } = 1033;
}
