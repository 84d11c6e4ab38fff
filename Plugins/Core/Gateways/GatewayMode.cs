namespace CrmPayments.Core.Gateways;

/// <summary>Whether money is real. Values are those of cpay_gateway's choice cpay_mode.</summary>
public enum GatewayMode
{
    Test = 192700000,
    Live = 192700001,
}
