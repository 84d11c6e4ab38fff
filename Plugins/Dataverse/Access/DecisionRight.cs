using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;

namespace CrmPayments.Plugins.Access;

/// <summary>Whether a person may decide about other people's requests: by their own right, or by that of somebody they stand in for.</summary>
/// <param name="Refusal">Why not; null: they may.</param>
/// <param name="For">Whose right counted; null: their own.</param>
/// <param name="Most">The most they may decide about, in the charge's currency; 0 without any right.</param>
internal sealed record DecisionRight(string? Refusal, EntityReference? For, decimal Most)
{
    /// <summary>The right to decide about one refund.</summary>
    /// <param name="service">As SYSTEM.</param>
    /// <param name="approver">Who wants to decide.</param>
    /// <param name="requester">Who asked for the refund; null: not known.</param>
    /// <param name="amount">Of the refund.</param>
    /// <param name="now">To judge the deputies' dates by.</param>
    /// <param name="sentences">In the approver's language.</param>
    /// <param name="reason">Null: any.</param>
    /// <param name="gateway">Null: any.</param>
    /// <remarks>One organization-service call, and one more for each person stood in for while no right suffices.</remarks>
    public static DecisionRight About(IOrganizationService service, Person approver, Guid? requester, Money amount, DateTimeOffset now, Sentences sentences, RefundReason? reason = null, GatewayType? gateway = null)
    {
        var lent = Deputies.ReadInForce(service, approver.Id, now);
        if (FourEyes.Refuse(requester, approver.Id, lent.Select(one => one.Between)) is { } refusal) return new(sentences.FourEyes(refusal), null, 0m);
        DecisionRight? best = null;
        foreach (var whose in Whose(approver.Id, requester, lent))
        {
            var limits = LimitsOf(service, approver, whose);
            var most = limits is null ? 0m : ApprovalRules.Alone(limits);
            if (ApprovalRules.Refuse(amount, limits, reason, gateway) is not { } denied) return new(null, whose, most);
            if (best is null || most > best.Most) best = new(sentences.Denied(denied), null, most);
        }

        return best!;
    }

    /// <summary>The right to decide at all, about whatever waits.</summary>
    /// <inheritdoc cref="About"/>
    public static DecisionRight AtAll(IOrganizationService service, Person approver, DateTimeOffset now, Sentences sentences)
    {
        var lent = Deputies.ReadInForce(service, approver.Id, now);
        var limits = Whose(approver.Id, null, lent).Select(whose => LimitsOf(service, approver, whose));
        var most = limits.Max(one => one is null ? 0m : ApprovalRules.Alone(one));
        return new(most > 0m ? null : sentences.Denied(new RefundDecision.Denied(DenialReason.NoRight)), null, most);
    }

    private static RefundLimits? LimitsOf(IOrganizationService service, Person approver, EntityReference? whose) =>
        whose is null ? approver.Limits : Person.Read(service, whose.Id).Limits;

    /// <summary>The approver (null), then everybody whose right the approver may use.</summary>
    private static IEnumerable<EntityReference?> Whose(Guid approver, Guid? requester, IReadOnlyList<LentRight> lent)
    {
        yield return null;
        foreach (var absent in FourEyes.LentBy(requester, approver, lent.Where(one => one.Usable).Select(one => one.Between)))
            yield return lent.First(one => one.Absent.Id == absent).Absent;
    }
}
