using CrmPayments.Core;

namespace CrmPayments.Tests.Plugins;

/// <summary>A clock that stands until a test moves it; the plug-ins go by it too.</summary>
internal sealed class FakeClock : TimeProvider
{
    /// <summary>The time that the plug-ins go by now.</summary>
    public static IClock OfThePlugins { get; } = new HostClock();

    private long _ticks = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).Ticks;

    public FakeClock() => AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () => GetUtcNow().UtcDateTime);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    private sealed class HostClock : IClock
    {
        public DateTimeOffset Now => ((Func<DateTime>)AppDomain.CurrentDomain.GetData("CrmPayments.Clock")!)();
    }
}
