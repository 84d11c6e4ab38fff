namespace CrmPayments.Emulator.Gateways.Notifications;

/// <summary>How a notification is to be sent.</summary>
public enum NotificationMode
{
    Normal,

    /// <summary>Signed with a key that is not the merchant's. Sent once.</summary>
    BadSignature,

    /// <summary>Stripe: signed an hour ago; Braintree, Authorize.Net and NMI, whose signatures have no time: told with yesterday's time. Sent once.</summary>
    Old,
}
