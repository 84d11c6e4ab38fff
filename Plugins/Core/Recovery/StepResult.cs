namespace CrmPayments.Core.Recovery;

/// <summary>What came of taking a step.</summary>
public enum StepResult
{
    Done,

    /// <summary>It could not be taken, for the reason in its text; the ladder went on.</summary>
    Skipped,
}
