using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Refunds;

namespace CrmPayments.Plugins.Access;

/// <summary>One person before one charge: all that the rules must know of both. What is possible, what is asked and a dry run go through here.</summary>
/// <param name="Visible">The person may read the charge.</param>
/// <param name="Used">Null: no limit of the person counts it.</param>
internal sealed record Standing(Person Person, ChargeCase Charge, bool Visible, UsedRefunds? Used)
{
    /// <summary>Null: the person has no right.</summary>
    public RefundLimits? Limits => Person.Limits;

    private ChargeForRefund? ForRules => Visible ? Charge.ForRules with { IsOwn = Person.IsOneOf(Charge.CustomerEmails) } : null;

    private UsedLimits? UsedLimits => Used is { } used ? new(Charge.BaseCurrency, used.Day, used.Month, Charge.ExchangeRate) : null;

    /// <param name="key">The request's idempotency key; null: none.</param>
    /// <param name="draft">A policy that counts though it is inactive; null: none.</param>
    /// <remarks>Four organization-service calls at most, and fewer for a person without rights or limits of a day or a month.</remarks>
    public static Standing Read(IOrganizationService service, Guid userId, ChargeCase charge, DateTimeOffset now, string? key = null, Guid? draft = null)
    {
        var person = Person.Read(service, userId, draft);
        var visible = RefundRights.CanRead(service, userId, charge.Reference);
        if (!visible || person.Limits is not { } limits) return new(person, charge, visible, null);
        var seen = person with { Limits = limits with { SeesRefunds = RefundRights.CanOwnRefunds(service, userId) } };
        return new(seen, charge, visible, limits.CountsUse ? UsedRefunds.Read(service, userId, now, key) : null);
    }

    public RefundDecision Decide(RefundRequest request, DateTimeOffset now) => RefundRules.Decide(request, ForRules, Limits, now, UsedLimits);

    public RefundOptions Options(DateTimeOffset now) => RefundRules.Options(ForRules, Limits, Charge.Currency, now, UsedLimits);
}
