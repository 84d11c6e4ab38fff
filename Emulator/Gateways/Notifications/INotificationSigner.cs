namespace CrmPayments.Emulator.Gateways.Notifications;

/// <summary>Makes a vendor's signed request out of a notification's content.</summary>
public interface INotificationSigner
{
    /// <param name="content">As queued.</param>
    /// <param name="mode">Whether to sign it well.</param>
    /// <param name="now">The time of signing.</param>
    HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now);
}
