namespace CrmPayments.Emulator;

/// <summary>The emulated environment's time: the machine's until it is moved, or fixed from the start.</summary>
public sealed class MovableClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly bool _fixed;
    private DateTimeOffset _now;
    private TimeSpan _offset;

    /// <param name="fixedAt">UTC: the clock stands there until it is moved. Null: it runs with the machine's.</param>
    public MovableClock(DateTimeOffset? fixedAt)
    {
        _fixed = fixedAt is not null;
        _now = fixedAt ?? default;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _fixed ? _now : DateTimeOffset.UtcNow + _offset;
    }

    /// <summary>Sets the time; later and earlier are both allowed.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_fixed) _now = now;
            else _offset = now - DateTimeOffset.UtcNow;
        }
    }

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);
}
