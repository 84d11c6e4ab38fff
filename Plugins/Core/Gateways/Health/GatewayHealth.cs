namespace CrmPayments.Core.Gateways.Health;

/// <summary>The circuit breaker of a gateway (C65). Values are those of cpay_gateway's choice cpay_health.</summary>
public enum GatewayHealth
{
    /// <summary>It answers; calls go out.</summary>
    Closed = 192700000,

    /// <summary>It failed too often; its work waits.</summary>
    Open = 192700001,

    /// <summary>One call tries it; the others wait.</summary>
    HalfOpen = 192700002,
}
