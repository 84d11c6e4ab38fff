namespace CrmPayments.Core.Messages;

/// <summary>Whether a message leaves.</summary>
public abstract record VoiceVerdict
{
    private VoiceVerdict()
    {
    }

    /// <summary>It leaves now.</summary>
    public sealed record Speak(Channel Channel) : VoiceVerdict;

    /// <summary>Not yet: it is looked at again then.</summary>
    /// <param name="Until">Later than now.</param>
    /// <param name="Why">What it waits for.</param>
    public sealed record Wait(DateTimeOffset Until, WaitReason Why) : VoiceVerdict;

    /// <summary>Never.</summary>
    public sealed record Silence(SilenceReason Why) : VoiceVerdict;

    public T Match<T>(Func<Speak, T> speak, Func<Wait, T> wait, Func<Silence, T> silence) => this switch
    {
        Speak it => speak(it),
        Wait it => wait(it),
        Silence it => silence(it),
        _ => throw new InvalidOperationException("A fourth verdict."),
    };
}
