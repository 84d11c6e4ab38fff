namespace CrmPayments.Core.Recovery;

/// <summary>A step of the policy that was done.</summary>
/// <param name="Number">The step's; <see cref="NextStep.Planned.PersonFirst"/> or <see cref="NextStep.Planned.BackupMethod"/> for what no step stands for.</param>
/// <param name="Action">What was done.</param>
/// <param name="On">When.</param>
public readonly record struct DoneStep(int Number, RecoveryAction Action, DateTimeOffset On);
