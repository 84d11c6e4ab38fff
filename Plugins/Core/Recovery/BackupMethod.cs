namespace CrmPayments.Core.Recovery;

/// <summary>The customer's other stored method.</summary>
/// <param name="Network">Whose rules apply to it.</param>
/// <param name="Tries">Its own tries, as <see cref="NetworkRules.May"/> wants them.</param>
public sealed record BackupMethod(PaymentNetwork Network, IReadOnlyList<PastTry> Tries)
{
    /// <summary>When its data were last changed; null: never.</summary>
    public DateTimeOffset? ChangedOn { get; init; }

    /// <summary>The customer confirms the debt before it is charged on this method; null: it is charged without.</summary>
    public ProofNeed? Proof { get; init; }
}
