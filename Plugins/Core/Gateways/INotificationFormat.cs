namespace CrmPayments.Core.Gateways;

/// <summary>How one gateway signs and words its notifications. Pure: no network, no clock of its own.</summary>
public interface INotificationFormat
{
    /// <summary>Checks the signature over the raw bytes, in constant time, and the age where the gateway signs a time.</summary>
    /// <param name="request">As it arrived.</param>
    /// <param name="account">Whose secrets to check with.</param>
    /// <param name="now">To judge the age by.</param>
    NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now);

    /// <summary>What a stored, verified payload means. Never throws for content: what cannot be read is <see cref="GatewayNotification.Unreadable"/>.</summary>
    GatewayNotification Read(string eventType, string payload);

    /// <summary>The text to answer a destination check (GET) with, for gateways that make one; null: not such a request.</summary>
    string? AnswerChallenge(NotificationRequest request, GatewayAccount account);
}

/// <summary>A notification as it arrived: nothing parsed, header names in lower case.</summary>
public sealed record NotificationRequest(IReadOnlyDictionary<string, string> Headers, byte[] Body, string QueryString = "");

/// <summary>Closed: accepted with what is to be stored, or refused with a sentence for the log.</summary>
public abstract record NotificationVerdict
{
    private NotificationVerdict()
    {
    }

    /// <param name="EventId">Unique for the gateway; where it sends none, a hash of the content. At most 255 characters.</param>
    /// <param name="EventType">The gateway's word.</param>
    /// <param name="Payload">The verified content, decoded to text.</param>
    public sealed record Accepted(string EventId, string EventType, string Payload) : NotificationVerdict
    {
        /// <summary>The body that the provider wants as its answer, JSON; empty: none.</summary>
        public string Reply { get; init; } = "";

        /// <summary>The HTTP status that it wants.</summary>
        public int ReplyStatus { get; init; } = 200;
    }

    public sealed record Refused(NotificationRefusal Why, string Text) : NotificationVerdict;
}

public enum NotificationRefusal
{
    BadSignature,
    TooOld,
    Malformed,
}

/// <summary>What a notification means for us: facts about charges and refunds, to be applied in order, or new data of a stored method. Closed.</summary>
public abstract record GatewayNotification
{
    private GatewayNotification()
    {
    }

    /// <param name="OccurredOn">When the gateway says it happened; null when it does not.</param>
    /// <param name="Charges">Charges it tells of, each with the refunds told with it.</param>
    /// <param name="Refunds">Refunds it tells of on their own.</param>
    /// <param name="DisputedChargeIds">Charges on which a dispute was opened or lost.</param>
    /// <param name="DisputeWonChargeIds">Charges whose dispute ended for us.</param>
    public sealed record Facts(
        DateTimeOffset? OccurredOn,
        IReadOnlyList<GatewayCharge> Charges,
        IReadOnlyList<GatewayRefund> Refunds,
        IReadOnlyList<string> DisputedChargeIds,
        IReadOnlyList<string> DisputeWonChargeIds) : GatewayNotification
    {
        /// <summary>Disputes by name, from gateways that tell them so. Their charges need not be in the two lists.</summary>
        public IReadOnlyList<GatewayDispute> Disputes { get; init; } = [];

        /// <summary>One notification about disputes, and nothing else.</summary>
        public static Facts Of(DateTimeOffset? occurredOn, params GatewayDispute[] disputes) => new(
            occurredOn, [], [],
            [.. disputes.Where(dispute => dispute.Standing != DisputeStanding.Won).Select(dispute => dispute.ChargeId)],
            [.. disputes.Where(dispute => dispute.Standing == DisputeStanding.Won).Select(dispute => dispute.ChargeId)])
        { Disputes = disputes };
    }

    /// <summary>Something happened to a transaction, a charge or a refund; only the gateway can tell what (<see cref="ITellsTransactions"/>).</summary>
    /// <param name="TransactionId">The gateway's.</param>
    /// <param name="CustomerReference">Who paid, as <see cref="GatewayCharge.CustomerReference"/>, where the gateway keeps no such thing and the shop told it; else empty.</param>
    public sealed record Hint(string TransactionId, string CustomerReference = "") : GatewayNotification;

    /// <summary>A stored method has other data, given by the customer or learned from the card networks.</summary>
    /// <param name="Method">As it is now; its token did not change.</param>
    /// <param name="CardFingerprint">As <see cref="GatewayCharge.CardFingerprint"/>; may be empty.</param>
    public sealed record Renewed(GatewayPaymentMethod Method, string CardFingerprint = "") : GatewayNotification;

    /// <summary>Understood, and none of our business.</summary>
    public sealed record Irrelevant : GatewayNotification;

    public sealed record Unreadable(string Text) : GatewayNotification;
}
