namespace CrmPayments.Core.Recovery;

/// <summary>The tries of one method, with what rules ask of them.</summary>
internal readonly struct TryHistory
{
    public TryHistory(IReadOnlyList<PastTry> tries)
    {
        Tries = tries;
        LastApproval = DateTimeOffset.MinValue;
        LastDecline = -1;
        for (var at = 0; at < tries.Count; at++)
        {
            if (!tries[at].Declined) LastApproval = Later(LastApproval, tries[at].At);
            else if (tries[at].Reason is not null && (LastDecline < 0 || tries[at].At >= tries[LastDecline].At)) LastDecline = at;
        }
    }

    public IReadOnlyList<PastTry> Tries { get; }

    /// <summary>An approval proves that what stood in the way before it does no longer.</summary>
    public DateTimeOffset LastApproval { get; }

    /// <summary>Where the last try with a known reason stands; -1: there is none.</summary>
    public int LastDecline { get; }

    /// <summary>Declined, and not approved since.</summary>
    public bool Stands(PastTry attempt) => attempt.Declined && attempt.At > LastApproval;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
