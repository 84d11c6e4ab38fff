namespace CrmPayments.Core.Recovery;

/// <summary>How often a network lets one method be tried at one merchant: declined tries in rolling windows. Null: no such limit.</summary>
public sealed record NetworkLimit(PaymentNetwork Network)
{
    public int? Per24Hours { get; init; }

    public int? Per30Days { get; init; }

    /// <summary>Of the same amount.</summary>
    public int? PerAmount30Days { get; init; }

    /// <summary>Up to how much an administrator may raise <see cref="Per24Hours"/>; null: not at all bound.</summary>
    public int? Most24Hours { get; init; }

    /// <inheritdoc cref="Most24Hours"/>
    public int? Most30Days { get; init; }

    /// <inheritdoc cref="Most24Hours"/>
    public int? MostAmount30Days { get; init; }

    /// <summary>The network counts the customer's own tries apart from the merchant's.</summary>
    public bool CustomersApart { get; init; }

    /// <summary>How often a returned bank debit may be presented again; null: no bank debit.</summary>
    public int? Representments { get; init; }

    /// <summary>Within how many days of the first presentation.</summary>
    public int? RepresentWithinDays { get; init; }

    /// <summary>Whose rule it is, for people.</summary>
    public string Source { get; init; } = "";

    /// <summary>An administrator's numbers instead of the shipped ones, never above what the network allows.</summary>
    public NetworkLimit With(NetworkOverride own) => this with
    {
        Per24Hours = Lower(own.Per24Hours, Most24Hours) ?? Per24Hours,
        Per30Days = Lower(own.Per30Days, Most30Days) ?? Per30Days,
        PerAmount30Days = Lower(own.PerAmount30Days, MostAmount30Days) ?? PerAmount30Days,
    };

    private static int? Lower(int? own, int? most) => own is { } number && most is { } lid ? Math.Min(number, lid) : own;
}
