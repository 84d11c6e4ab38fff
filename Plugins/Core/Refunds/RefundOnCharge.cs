namespace CrmPayments.Core.Refunds;

/// <summary>One refund as far as its charge's balance is concerned.</summary>
/// <param name="Amount">Above zero, in the charge's currency.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Bounced">It had succeeded and the bank sent it back: it holds nothing any more.</param>
public sealed record RefundOnCharge(Money Amount, RefundStatus Status, bool Bounced = false)
{
    /// <summary>The cpay_refund row; empty where it does not matter.</summary>
    public Guid Id { get; init; }

    /// <summary>When it was asked for; null: not known.</summary>
    public DateTimeOffset? RequestedOn { get; init; }

    public bool HoldsBalance => !Bounced && RefundStates.HoldsBalance(Status);
}
