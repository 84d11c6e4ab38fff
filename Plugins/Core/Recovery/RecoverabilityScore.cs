namespace CrmPayments.Core.Recovery;

/// <summary>How likely a debt is to be collected, and what says so.</summary>
/// <param name="Value">0.01 to 0.95.</param>
/// <param name="Strongest">At most three, the strongest first.</param>
public sealed record RecoverabilityScore(decimal Value, IReadOnlyList<ScoreReason> Strongest);
