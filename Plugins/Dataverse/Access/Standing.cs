using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Access;

/// <summary>One person before one charge: all that the rules must know of both. What is possible, what is asked and a dry run go through here.</summary>
/// <param name="Visible">The person may read the charge.</param>
/// <param name="Used">Null: no limit of the person counts it.</param>
internal sealed record Standing(Person Person, ChargeCase Charge, bool Visible, UsedRefunds? Used)
{
    /// <summary>The person's limits, after what they have already given back. Null: the person has no right.</summary>
    public RefundLimits? Limits => UsedLimits is { } used ? Person.Limits?.After(used) : Person.Limits;

    private ChargeForRefund? ForRules => Visible ? Charge.ForRules with { IsOwn = Person.IsOneOf(Charge.CustomerEmails) } : null;

    private UsedLimits? UsedLimits => Used is { } used ? new(Charge.BaseCurrency, used.Day, used.Month, Charge.ExchangeRate) { Largest = used.Largest } : null;

    /// <param name="key">The request's idempotency key; null: none.</param>
    /// <param name="draft">A policy that counts though it is inactive; null: none.</param>
    /// <param name="owns">It is known that the person may own refunds: a code for this charge was sent to them minutes ago.</param>
    /// <remarks>Four organization-service calls at most, and fewer for a person without rights or limits of a day or a month.</remarks>
    public static Standing Read(IOrganizationService service, Guid userId, ChargeCase charge, DateTimeOffset now, string? key = null, Guid? draft = null, bool owns = false)
    {
        var person = Person.Read(service, userId, draft);
        var visible = RefundRights.CanRead(service, userId, charge.Reference);
        if (!visible || person.Limits is not { } limits) return new(person, charge, visible, null);
        var seen = person with { Limits = limits with { SeesRefunds = owns || RefundRights.CanOwnRefunds(service, userId) } };
        return new(seen, charge, visible, limits.CountsUse ? UsedRefunds.Read(service, userId, now, key) : null);
    }

    public RefundDecision Decide(RefundRequest request, DateTimeOffset now) => RefundRules.Decide(request, ForRules, Limits, now, UsedLimits);

    /// <summary>Decides before a reason is given: whether the amount could pass, and what it demands.</summary>
    public RefundDecision DecideAmount(decimal? amount, DateTimeOffset now) => RefundRules.DecideAmount(amount, ForRules, Limits, now, UsedLimits);

    /// <summary>The same before it is known how the money goes.</summary>
    public RefundDecision DecideAmountByAnyWay(decimal? amount, DateTimeOffset now) => RefundRules.DecideAmountByAnyWay(amount, ForRules, Limits, now, UsedLimits);

    /// <summary>Why the person has no business with this charge at all; null: they have.</summary>
    public DenialReason? Stranger => Limits is not { } limits ? DenialReason.NoRight
        : !Visible ? DenialReason.ChargeNotFound
        : !limits.SeesRefunds ? DenialReason.MayNotReadRefunds
        : null;

    /// <summary>A line about what the person tried with this charge. A stranger owns none: Dataverse refuses owners who may not read such rows.</summary>
    public Attempt Attempt(AttemptOperation operation, AttemptOutcome outcome, string text) => new(operation, outcome)
    {
        Text = text,
        Currency = Charge.CurrencyReference,
        Customer = Charge.Customer,
        Transaction = Charge.Reference,
        User = Person.Id,
        Owned = Stranger is null,
    };

    public RefundOptions Options(DateTimeOffset now) => RefundRules.Options(ForRules, Limits, Charge.Currency, now, UsedLimits);
}
