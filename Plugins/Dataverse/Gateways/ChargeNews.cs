using CrmPayments.Core.Gateways;

namespace CrmPayments.Plugins.Gateways;

/// <summary>All that one notification tells of one charge.</summary>
/// <param name="ChargeId">The gateway's id.</param>
/// <param name="Charge">The charge itself; null when only a refund or a dispute of it was told.</param>
/// <param name="Refunds">Its refunds, as far as told.</param>
/// <param name="Disputes">Its disputes, as far as told; one without an id where only their being was told.</param>
internal sealed record ChargeNews(string ChargeId, GatewayCharge? Charge, IReadOnlyList<GatewayRefund> Refunds, IReadOnlyList<GatewayDispute> Disputes)
{
    /// <summary>The notification, sorted by charge.</summary>
    public static IReadOnlyList<ChargeNews> Of(GatewayNotification.Facts facts)
    {
        var ids = facts.Charges.Select(charge => charge.Id)
            .Concat(facts.Refunds.Select(refund => refund.ChargeId))
            .Concat(facts.Disputes.Select(dispute => dispute.ChargeId))
            .Concat(facts.DisputedChargeIds)
            .Concat(facts.DisputeWonChargeIds)
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal);
        return [.. ids.Select(id => Of(facts, id))];
    }

    /// <summary>What a charge that was looked up tells of itself.</summary>
    public static ChargeNews Of(GatewayCharge charge) => Of(new GatewayNotification.Facts(null, [charge], [], [], []), charge.Id);

    private static ChargeNews Of(GatewayNotification.Facts facts, string id)
    {
        var charge = facts.Charges.LastOrDefault(each => each.Id == id);
        var refunds = (charge?.Refunds ?? []).Concat(facts.Refunds.Where(refund => refund.ChargeId == id));

        // One refund may be told twice, with its charge and on its own; the later word counts.
        return new(id, charge, [.. refunds.GroupBy(refund => refund.Id, StringComparer.Ordinal).Select(same => same.Last())], DisputesOf(facts, id, charge));
    }

    private static List<GatewayDispute> DisputesOf(GatewayNotification.Facts facts, string id, GatewayCharge? charge)
    {
        var named = facts.Disputes.Where(dispute => dispute.ChargeId == id).ToList();
        if (named.Count > 0) return named;
        if (facts.DisputedChargeIds.Contains(id) || charge?.Disputed == true) return [new GatewayDispute("", id, DisputeStanding.Open)];
        return facts.DisputeWonChargeIds.Contains(id) ? [new GatewayDispute("", id, DisputeStanding.Won)] : [];
    }
}
