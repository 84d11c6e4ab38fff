namespace CrmPayments.Core.Gateways.Newpay;

/// <summary>Newpay's notifications. Say here what is signed, and with what.</summary>
internal sealed class NewpayNotifications : INotificationFormat
{
    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now) =>
        throw ToDo(nameof(Verify), "check the signature over the raw bytes, in constant time, and its age where a time is signed");

    public GatewayNotification Read(string eventType, string payload) =>
        throw ToDo(nameof(Read), "read facts; where it signs too little, answer a Hint and let the gateway implement ITellsTransactions; what cannot be read is Unreadable");

    /// <summary>Newpay makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    private static NotSupportedException ToDo(string method, string what) =>
        new($"NewpayNotifications.{method} is not written yet: {what}. See docs/gateways/adding-one.md, \"The adapter\".");
}
