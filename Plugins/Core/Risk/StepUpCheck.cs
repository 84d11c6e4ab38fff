namespace CrmPayments.Core.Risk;

/// <summary>What came of checking a code.</summary>
/// <param name="Answer">What to say.</param>
/// <param name="Code">The code that was compared with; null: there was none, or none was entered.</param>
/// <param name="Tries">Wrong codes now entered for it; to be recorded when <see cref="CostsATry"/>.</param>
public sealed record StepUpCheck(StepUpAnswer Answer, SentCode? Code = null, int Tries = 0)
{
    /// <summary>What is kept of an entered code until it is compared; empty unless the answer is <see cref="StepUpAnswer.ToCompare"/>.</summary>
    public string EnteredHash { get; init; } = "";

    public bool IsRight => Answer == StepUpAnswer.Right;

    /// <summary>A wrong code was compared: its count must be committed, and with it the status.</summary>
    public bool CostsATry => Code is not null && Tries > Code.Tries;

    public int TriesLeft => StepUpRules.MostTries - Tries;
}
