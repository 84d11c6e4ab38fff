namespace CrmPayments.Tests.Webhooks;

/// <summary>Stands at <see cref="Now"/>; its steady time moves only when told to.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _ticks;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
