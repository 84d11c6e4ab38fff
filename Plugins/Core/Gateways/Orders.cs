namespace CrmPayments.Core.Gateways;

// Two small records that are always read together.
/// <summary>Money to be taken from a stored method, without the customer present.</summary>
/// <param name="Reference">Ours, unique for each attempt: the only thing to search by when the answer is lost. At most 64 of [A-Za-z0-9-].</param>
/// <param name="Amount">Above zero.</param>
/// <param name="MethodToken">The gateway's token of the stored method.</param>
/// <param name="CustomerToken">The gateway's id of the customer, where it wants one; else empty.</param>
/// <param name="CustomerReference">The CRM's id of the customer, kept by the gateway as metadata.</param>
/// <param name="IdempotencyKey">Stays the same when the same attempt is sent again.</param>
/// <param name="Recurring">Part of a fixed schedule; false: an unscheduled charge of a card on file.</param>
public sealed record ChargeOrder(
    string Reference, Money Amount, string MethodToken, string CustomerToken, string CustomerReference, string IdempotencyKey, bool Recurring);

/// <summary>Money to be given back on one charge.</summary>
/// <param name="Reference">Ours, unique for each refund: the only thing to search by when the answer is lost. At most 64 of [A-Za-z0-9-].</param>
/// <param name="ChargeId">The gateway's id of the charge.</param>
/// <param name="Amount">Above zero, at most what is left.</param>
/// <param name="IdempotencyKey">Stays the same when the same refund is sent again.</param>
/// <param name="ReasonCode">Our reason, for gateways that keep one: "duplicate", "fraudulent" or "requested_by_customer".</param>
/// <param name="SentOn">When it was first sent, for look-ups where a gateway has lists by date and no search; null: not yet, or unknown.</param>
public sealed record RefundOrder(string Reference, string ChargeId, Money Amount, string IdempotencyKey, string ReasonCode, DateTimeOffset? SentOn = null);
