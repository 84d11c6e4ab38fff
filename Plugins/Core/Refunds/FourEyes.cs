namespace CrmPayments.Core.Refunds;

/// <summary>Two people stand behind every refund that needs approval, whatever teams, roles and deputies they have.</summary>
public static class FourEyes
{
    /// <summary>Why this person never decides about this person's request.</summary>
    /// <param name="requester">Who asked; null: not known.</param>
    /// <param name="approver">Who wants to decide.</param>
    /// <param name="inForce">The deputyships that hold now; others do not matter.</param>
    /// <returns>Null: nothing between the two stands against it.</returns>
    public static FourEyesRefusal? Refuse(Guid? requester, Guid approver, IEnumerable<Deputyship> inForce)
    {
        if (requester is null) return FourEyesRefusal.RequesterUnknown;
        if (requester == approver) return FourEyesRefusal.OwnRequest;
        return inForce.Any(one => one.Absent == requester && one.Deputy == approver) ? FourEyesRefusal.DeputyOfRequester : null;
    }

    /// <summary>Whose rights the approver may use besides their own. No chains: what the absent person was lent stays where it is.</summary>
    /// <inheritdoc cref="Refuse"/>
    public static IReadOnlyList<Guid> LentBy(Guid? requester, Guid approver, IEnumerable<Deputyship> inForce) =>
        [.. inForce.Where(one => one.Deputy == approver && one.Absent != approver && one.Absent != requester).Select(one => one.Absent).Distinct()];
}
