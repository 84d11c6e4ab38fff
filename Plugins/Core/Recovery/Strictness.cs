namespace CrmPayments.Core.Recovery;

/// <summary>Gathers what several rules say; the strictest stands.</summary>
internal struct Strictness(TryVerdict verdict)
{
    public TryVerdict Verdict { get; private set; } = verdict;

    /// <summary>Not with this method, as things stand.</summary>
    public void Never(TryRule rule)
    {
        if (!Verdict.Never) Verdict = Verdict with { Never = true, NotBefore = null, Left = null, Rule = rule };
    }

    /// <summary>Not with this method, as things stand, because of an earlier decline.</summary>
    public void Never(TryRule rule, PastTry because)
    {
        if (Verdict.Never) return;
        Never(rule);
        Verdict = Verdict with { Code = because.NetworkCode, Reason = because.Reason };
    }

    /// <summary>Not with this method, as things stand, because of the advice beside an earlier decline.</summary>
    public void NeverAdvised(TryRule rule, PastTry because)
    {
        if (Verdict.Never) return;
        Never(rule);
        Verdict = Verdict with { Code = because.AdviceCode, Reason = because.Reason };
    }

    /// <summary>Not before an instant; one that has passed changes nothing.</summary>
    public void Wait(TryRule rule, DateTimeOffset until, DateTimeOffset now, string code = "")
    {
        if (Verdict.Never || until <= now || (Verdict.NotBefore is { } already && already >= until)) return;
        Verdict = Verdict with { NotBefore = until, Rule = rule, Code = code };
    }

    public void Leave(int? left)
    {
        if (Verdict.Never || left is null || (Verdict.Left is { } already && already <= left)) return;
        Verdict = Verdict with { Left = left };
    }
}
