namespace CrmPayments.Core.Refunds;

/// <summary>One refund as far as its charge's balance is concerned.</summary>
/// <param name="Amount">Above zero, in the charge's currency.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Bounced">It had succeeded and the bank sent it back: it holds nothing any more.</param>
public sealed record RefundOnCharge(Money Amount, RefundStatus Status, bool Bounced = false)
{
    public bool HoldsBalance => !Bounced && RefundStates.HoldsBalance(Status);
}
