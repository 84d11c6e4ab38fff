namespace CrmPayments.Webhooks;

/// <summary>The last run of due work by this copy, for GET /webhooks/health.</summary>
public sealed class DueWorkStatus
{
    private volatile DueWorkRun? _last;

    public DueWorkRun? Last
    {
        get => _last;
        set => _last = value;
    }
}

/// <param name="EndedOn">UTC.</param>
/// <param name="Succeeded">Whether Dataverse took the call.</param>
/// <param name="Message">What was started, or why not.</param>
public sealed record DueWorkRun(DateTimeOffset EndedOn, bool Succeeded, string Message);
