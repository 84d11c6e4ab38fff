namespace CrmPayments.Emulator.Gateways.Notifications;

/// <summary>What is posted to a notify door: which booked event to tell, and how well.</summary>
public sealed record NotifyRequest
{
    /// <summary>The vendor's word: charge.refunded, transaction_disbursed, ...</summary>
    public string Event { get; init; } = "";

    /// <summary>The charge as the ledger names it; empty when the event is about a refund.</summary>
    public string ChargeId { get; init; } = "";

    /// <summary>The refund as the ledger names it; empty when the event is about a charge.</summary>
    public string RefundId { get; init; } = "";

    /// <summary>normal, duplicate (twice the same), late (after the milliseconds), bad-signature or old.</summary>
    public string Mode { get; init; } = "normal";

    /// <summary>How late; only with the mode late.</summary>
    public int Milliseconds { get; init; } = 1000;

    /// <summary>How a dispute ended, with Stripe's charge.dispute.closed: won or lost.</summary>
    public string Outcome { get; init; } = "lost";

    /// <summary>How many times it is sent.</summary>
    public int Copies => Mode == "duplicate" ? 2 : 1;

    public int DelayMilliseconds => Mode == "late" ? Milliseconds : 0;

    /// <exception cref="FormatException">There is no such mode.</exception>
    public NotificationMode Quality() => Mode switch
    {
        "normal" or "duplicate" or "late" => NotificationMode.Normal,
        "bad-signature" => NotificationMode.BadSignature,
        "old" => NotificationMode.Old,
        _ => throw new FormatException($"'{Mode}' is no mode; there are normal, duplicate, late, bad-signature and old."),
    };
}
