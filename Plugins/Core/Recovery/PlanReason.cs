namespace CrmPayments.Core.Recovery;

/// <summary>One reason with its values; what they mean stands at the code.</summary>
public readonly record struct PlanReason(PlanReasonCode Code)
{
    public int Number { get; init; }

    public int Of { get; init; }

    /// <summary>A local date, without a time.</summary>
    public DateTime? Day { get; init; }

    /// <summary>A name: a network, a rule, an advice code, a zone.</summary>
    public string Text { get; init; } = "";
}
