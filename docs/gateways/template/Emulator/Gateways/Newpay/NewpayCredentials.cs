namespace CrmPayments.Emulator.Gateways.Newpay;

/// <summary>The one merchant that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class NewpayCredentials
{
    public const string ApiKey = "simulator-newpay-key-0001";
    public const string WebhookSecret = "simulator-newpay-webhook-0001";
}
