using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>All that the next step of a case depends on.</summary>
public sealed record LadderSituation
{
    public required RecoveryPolicy Policy { get; init; }

    /// <summary>Why the last try failed.</summary>
    public required DeclineReason Reason { get; init; }

    /// <summary>When the case was opened.</summary>
    public required DateTimeOffset OpenedOn { get; init; }

    /// <summary>When the last result was known; offsets count from it.</summary>
    public required DateTimeOffset LastResultOn { get; init; }

    /// <summary>The customer's time.</summary>
    public required CustomerClock Clock { get; init; }

    public NetworkRules Rules { get; init; } = NetworkRules.Default;

    public PaymentNetwork Network { get; init; }

    /// <summary>The method's tries, as <see cref="NetworkRules.May"/> wants them.</summary>
    public IReadOnlyList<PastTry> Tries { get; init; } = [];

    /// <summary>What is owed, in the debt's currency.</summary>
    public decimal Amount { get; init; }

    public ChargeInitiator Initiator { get; init; } = ChargeInitiator.MerchantUnscheduled;

    /// <summary>When the method's data were last changed; null: never.</summary>
    public DateTimeOffset? MethodChangedOn { get; init; }

    /// <summary>The steps that were done since the case was opened, or since the method was changed: new data start the ladder anew.</summary>
    public IReadOnlyList<DoneStep> Done { get; init; } = [];

    /// <summary>Tries of this case that were sent, the failure that opened it not counted.</summary>
    public int TriesMade { get; init; }

    /// <summary>Null: there is none, or it was tried already.</summary>
    public BackupMethod? Backup { get; init; }

    /// <summary>The customer confirms the debt before it is charged on this method; null: it is charged without.</summary>
    public ProofNeed? Proof { get; init; }

    /// <summary>The days of the month on which this customer's money comes, as <see cref="PaydayLearning"/> tells them; null or empty: not known.</summary>
    public PaydayRule? LearnedPaydays { get; init; }

    /// <summary>The end of the latest pause or promise, also when it has passed; null: there was none.</summary>
    public DateTimeOffset? HoldUntil { get; init; }

    /// <summary>The hold is the customer's promise to pay.</summary>
    public bool Promised { get; init; }

    /// <summary>When the service ends or the order is void: no try after it; null: not known.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>A try is on its way, or its outcome is not known.</summary>
    public bool TryUnderWay { get; init; }

    /// <summary>The gateway tries again by itself: we do not.</summary>
    public bool GatewayRetries { get; init; }

    /// <summary>Of the case: spreads tries by minutes, always the same way.</summary>
    public Guid Seed { get; init; }
}
