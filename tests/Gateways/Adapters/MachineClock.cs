using CrmPayments.Core;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>The machine's time, which the simulators of these tests go by, too.</summary>
internal sealed class MachineClock : IClock
{
    public static readonly MachineClock Instance = new();

    public DateTimeOffset Now => DateTimeOffset.UtcNow;
}
