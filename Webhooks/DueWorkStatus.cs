namespace CrmPayments.Webhooks;

/// <summary>The last run of due work by this copy, for GET /webhooks/health.</summary>
public sealed class DueWorkStatus
{
    private volatile DueWorkRun? _last;

    /// <summary>Null: none yet.</summary>
    public DueWorkRun? Last
    {
        get => _last;
        set => _last = value;
    }
}

/// <summary>Anyone may ask for it, so it says no more than this; the reason of a failure is in the log.</summary>
/// <param name="EndedOn">UTC.</param>
/// <param name="Succeeded">Whether Dataverse took the call.</param>
public sealed record DueWorkRun(DateTimeOffset EndedOn, bool Succeeded);
