using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>All that a person needs to decide how a refund without an answer ended.</summary>
/// <param name="Name">Its number.</param>
/// <param name="Amount">Of the refund.</param>
/// <param name="Gateway">The merchant account's name.</param>
/// <param name="ChargeId">The charge, as the gateway's console shows it.</param>
/// <param name="Reference">Ours, as it was sent.</param>
/// <param name="SentOn">UTC; null: certainly never.</param>
/// <param name="LookUps">Made so far.</param>
/// <param name="LastLookUpOn">UTC; null: none was made.</param>
/// <param name="Shown">The refunds the gateway shows on the charge; null: it could not be asked.</param>
public sealed record RefundEvidence(
    string Name, Money Amount, string Gateway, string ChargeId, string Reference,
    DateTimeOffset? SentOn, int LookUps, DateTimeOffset? LastLookUpOn, IReadOnlyList<GatewayRefund>? Shown);
