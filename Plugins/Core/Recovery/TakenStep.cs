namespace CrmPayments.Core.Recovery;

/// <summary>A step that a case has taken.</summary>
/// <param name="Number">The policy's step; as <see cref="DoneStep.Number"/>.</param>
/// <param name="Action">What was done.</param>
/// <param name="On">When, UTC.</param>
/// <param name="How">What came of it at once.</param>
/// <param name="Text">Why it was skipped, or what it made; may be empty.</param>
public sealed record TakenStep(int Number, RecoveryAction Action, DateTimeOffset On, StepResult How, string Text = "");
