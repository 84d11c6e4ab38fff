namespace CrmPayments.Core.Recovery;

/// <summary>One part of an offer that is paid in several.</summary>
/// <param name="Amount">Above zero, in the debt's currency.</param>
/// <param name="DueOn">UTC.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="PaymentId">The payment that pays it, or tries to (cpay_transaction); null: none yet.</param>
public sealed record OfferPart(Money Amount, DateTimeOffset DueOn, OfferPartStatus Status = OfferPartStatus.Open, Guid? PaymentId = null);
