namespace CrmPayments.Core.Risk;

/// <summary>What a one-time code is good for, and nothing else.</summary>
/// <param name="VerificationId">The row that keeps its hash: two codes with the same digits have different hashes.</param>
/// <param name="UserId">Who asked for it.</param>
/// <param name="TransactionId">The charge.</param>
/// <param name="Amount">The refund's amount, in the charge's currency.</param>
public sealed record StepUpBinding(Guid VerificationId, Guid UserId, Guid TransactionId, Money Amount);
