using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>Braintree's notifications: a form with a signature and base64 XML. It signs no time and sends no event id.</summary>
internal sealed class BraintreeNotifications : INotificationFormat
{
    private static readonly Regex Payload = new("^[A-Za-z0-9+/=\n]+$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex Challenge = new("^[a-f0-9]{20,32}\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        var form = FormBody.Read(request.Body);
        if (!form.TryGetValue("bt_signature", out var signature) || !form.TryGetValue("bt_payload", out var payload) || !Payload.IsMatch(payload))
            return new NotificationVerdict.Refused(NotificationRefusal.Malformed, "It lacks bt_signature or a proper bt_payload.");
        return BraintreeSignature.Fits(signature, payload, account)
            ? Decode(payload)
            : new NotificationVerdict.Refused(NotificationRefusal.BadSignature, "The signature is not that of this account's keys.");
    }

    public GatewayNotification Read(string eventType, string payload) => SafeXml.Parse(payload) is { } notification && notification.Name.LocalName == "notification"
        ? BraintreeEvents.Read(notification)
        : new GatewayNotification.Unreadable("The payload is not a Braintree notification.");

    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) =>
        !account.ApiSecret.IsEmpty && FormBody.Read(request.QueryString.TrimStart('?')).TryGetValue("bt_challenge", out var challenge) && Challenge.IsMatch(challenge)
            ? account.PublicKey + "|" + BraintreeSignature.Sign(challenge, account.ApiSecret)
            : null;

    // A repeated delivery carries the same content, its own time stamp included, and so gets the same id.
    private static NotificationVerdict Decode(string payload)
    {
        try
        {
            var xml = Encoding.UTF8.GetString(Convert.FromBase64String(payload));
            return SafeXml.Parse(xml) is { } notification && notification.Value("kind") is { Length: > 0 and <= 100 } kind
                ? new NotificationVerdict.Accepted(kind + ":" + Hex.Sha256(xml), kind, xml)
                : new NotificationVerdict.Refused(NotificationRefusal.Malformed, "The payload is not a Braintree notification.");
        }
        catch (FormatException)
        {
            return new NotificationVerdict.Refused(NotificationRefusal.Malformed, "The payload is not base64.");
        }
    }
}
