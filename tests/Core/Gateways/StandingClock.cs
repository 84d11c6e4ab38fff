using CrmPayments.Core;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>A clock that always says the same.</summary>
internal sealed class StandingClock : IClock
{
    public static readonly StandingClock Instance = new();

    public DateTimeOffset Now => ARefund.Now;
}
