namespace CrmPayments.Core.Messages;

/// <summary>One stage on the line that a customer sees.</summary>
public readonly record struct ProgressStep(CustomerStage Stage, ProgressState State);
