namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>Which of the things that happened to a charge is the refund we ordered.</summary>
internal static class BraintreeRefundMatch
{
    /// <summary>By our reference; else the void of the charge; else the refund that a void turned into.</summary>
    /// <returns>Null when none of them is ours.</returns>
    public static GatewayRefund? Find(GatewayCharge charge, RefundOrder order)
    {
        if (charge.Refunds.FirstOrDefault(refund => refund.Reference == order.Reference) is { } ours) return ours;
        return charge.Status == ChargeStatus.Voided
            ? new GatewayRefund(charge.Id, charge.Id, order.Reference, charge.Amount, RefundStanding.Succeeded)
            : charge.Refunds.FirstOrDefault(refund => IsReversal(refund, charge, order));
    }

    // A reversal carries the charge's reference instead of ours. A charge can be given back whole only once,
    // so a refund of the whole amount is the one we ordered, or makes it impossible: either way it must not be sent.
    private static bool IsReversal(GatewayRefund refund, GatewayCharge charge, RefundOrder order) =>
        refund.Standing != RefundStanding.Failed
        && refund.Amount == charge.Amount
        && order.Amount.Amount == charge.Amount.Amount
        && (refund.Reference.Length == 0 || refund.Reference == charge.Reference);
}
