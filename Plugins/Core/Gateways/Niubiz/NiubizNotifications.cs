using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>Niubiz notifies nobody of card payments. A shop may tell the CRM of its own sales; what became of them is asked of Niubiz.</summary>
/// <remarks>The shop's word: cpay_IngestGatewayEvent with the payload {"transactionId":"…","customer":"contact:…"}; the customer may be left out.</remarks>
internal sealed class NiubizNotifications : INotificationFormat
{
    /// <summary>Nothing signed by Niubiz exists, so nothing that arrives from outside is believed.</summary>
    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now) =>
        new NotificationVerdict.Refused(NotificationRefusal.BadSignature, "Niubiz sends no notifications of card payments.");

    public GatewayNotification Read(string eventType, string payload)
    {
        var told = JsonReading.Parse(payload) ?? JsonValue.Missing;
        return NiubizReader.Id(told["transactionId"]) is { } id
            ? new GatewayNotification.Hint(id, told["customer"].Text ?? "")
            : new GatewayNotification.Unreadable("The payload names no transactionId.");
    }

    /// <summary>Niubiz makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;
}
