namespace CrmPayments.Core.Recovery;

/// <summary>A charge that failed, as far as it decides whether it becomes a case.</summary>
/// <param name="Kind">What kind of charge it was.</param>
/// <param name="FailedOn">When its failure was known.</param>
/// <param name="Owed">What is still owed of it.</param>
public sealed record FailedCharge(RecoveryKind Kind, DateTimeOffset FailedOn, decimal Owed)
{
    public bool HasCustomer { get; init; }

    /// <summary>A stored method was charged, or the customer has stored one with it.</summary>
    public bool HasMethod { get; init; }

    /// <summary>It is itself a try to collect another one.</summary>
    public bool IsTry { get; init; }

    /// <summary>Null: not known, as of most charges that a notification tells.</summary>
    public ChargeInitiator? Initiator { get; init; }
}
