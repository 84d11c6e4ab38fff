namespace CrmPayments.Core.Messages;

/// <summary>How a customer is spoken to.</summary>
/// <remarks>Values are those of the global choice cpay_channel.</remarks>
public enum Channel
{
    Email = 192700000,
    Sms = 192700001,
    Chat = 192700002,
    Phone = 192700003,
}
