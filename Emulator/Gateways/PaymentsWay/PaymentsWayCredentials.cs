namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>The one merchant that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class PaymentsWayCredentials
{
    public const string ApiKey = "simulator-payments-way-key-0001";
    public const string Merchant = "698";
    public const string Form = "622";
    public const string Terminal = "15";
}
