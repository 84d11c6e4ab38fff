using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>Whether a method may be tried, by the networks' rules and the reason of its last decline.</summary>
/// <param name="Network">Whose rules.</param>
/// <param name="Rule">What decided.</param>
public readonly record struct TryVerdict(PaymentNetwork Network, TryRule Rule)
{
    /// <summary>It may be tried now.</summary>
    public bool Allowed => !Never && NotBefore is null;

    /// <summary>Not by this initiator with this method, as things stand. What would change it, <see cref="Rule"/> says.</summary>
    public bool Never { get; init; }

    /// <summary>From when it may be tried; null: now, or never.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How many tries the tightest budget still holds at that time, this one included; null: no budget is known.</summary>
    public int? Left { get; init; }

    /// <summary>The network's code that decided; empty: none did.</summary>
    public string Code { get; init; } = "";

    /// <summary>Of the decline that decided; null: none did, or its reason is not known.</summary>
    public DeclineReason? Reason { get; init; }

    /// <summary>Whose rule it is, for people.</summary>
    public string Source { get; init; } = "";
}
