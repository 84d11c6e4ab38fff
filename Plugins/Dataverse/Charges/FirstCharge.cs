namespace CrmPayments.Plugins.Charges;

/// <summary>A charge that is nobody's debt yet: the period of a subscription.</summary>
/// <param name="Subscription">Whose period.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="PaymentMethodId">What is charged.</param>
/// <param name="Amount">Above zero.</param>
/// <param name="Currency">A row of transactioncurrency.</param>
/// <param name="Reference">The same for the same period: a second run finds the first. At most 64 of [A-Za-z0-9-].</param>
/// <param name="DueOn">The period, UTC.</param>
internal sealed record FirstCharge(
    EntityReference Subscription, EntityReference Customer, Guid PaymentMethodId, Money Amount, EntityReference Currency, string Reference, DateTime DueOn)
{
    /// <summary>As the customer may read it.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Who owns the row; null: SYSTEM.</summary>
    public EntityReference? Owner { get; init; }

    /// <summary>Of the sentences (LCID).</summary>
    public int Language { get; init; } = 1033;
}
