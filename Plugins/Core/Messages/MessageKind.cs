namespace CrmPayments.Core.Messages;

/// <summary>What a message to a customer is about.</summary>
/// <remarks>Values are those of the global choice cpay_messagekind.</remarks>
public enum MessageKind
{
    FailureNotice = 192700000,
    Reminder = 192700001,
    LastReminder = 192700002,
    ServiceEnded = 192700003,
    Recovered = 192700004,
    CardExpires = 192700005,
    ChargeComing = 192700006,
    Offer = 192700007,
    Link = 192700008,
    ConfirmPayment = 192700009,
}
