using CrmPayments.Core;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>A time that stands until a test moves it, for simulators and adapters alike.</summary>
internal sealed class MovableTime : TimeProvider, IClock
{
    public DateTimeOffset Now { get; private set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public void Move(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now;
}
