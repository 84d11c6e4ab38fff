namespace CrmPayments.Core.Risk;

/// <summary>What we say to a code that was entered, or was not. Each but Right has a sentence in every language (StepUp.* in Text/Texts; Demand.StepUp for Missing).</summary>
public enum StepUpAnswer
{
    Right,

    /// <summary>A code that may be right. It is compared only after the request is committed (decision 0013).</summary>
    ToCompare,

    /// <summary>A code is needed and none was entered.</summary>
    Missing,

    /// <summary>Not six digits: a slip, which costs no try.</summary>
    Malformed,

    /// <summary>This user was sent no code for this charge lately.</summary>
    NeverSent,

    /// <summary>With the tries that are left.</summary>
    Wrong,

    /// <summary>Too many wrong codes, this one perhaps the last of them.</summary>
    Locked,

    Expired,
    Used,

    /// <summary>With the amount that the code is for.</summary>
    OtherAmount,
}
