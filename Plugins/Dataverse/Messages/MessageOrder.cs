using CrmPayments.Core.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>What a customer is to be told about a charge that failed, or will be made.</summary>
/// <param name="Customer">A contact or an account.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Unique to this message, up to 150 characters: whoever asks a second time with it is refused by the alternate key, and their transaction with them.</param>
internal sealed record MessageOrder(EntityReference Customer, MessageKind Kind, string Key)
{
    /// <summary>The case it belongs to: its debts are told, its end stops the message. Null: none.</summary>
    public EntityReference? RecoveryCase { get; init; }

    /// <summary>The one charge it is about. Null: the open ones of the case.</summary>
    public EntityReference? Transaction { get; init; }

    /// <summary>The offer it tells of: its terms and its link are read when the message leaves. Null: none.</summary>
    public EntityReference? Offer { get; init; }

    /// <summary>The subscription whose charge is to come. Null: none.</summary>
    public EntityReference? Subscription { get; init; }

    /// <summary>The method that expires.</summary>
    public EntityReference? PaymentMethod { get; init; }

    /// <summary>Asked for, not promised: without an address or consent for it, the message goes another way that is allowed.</summary>
    public Channel Channel { get; init; } = Channel.Email;

    /// <summary>What may be said of a reason that the debts themselves do not tell. Null: their own.</summary>
    public MessageWording? Wording { get; init; }

    /// <summary>Where the one button leads, https. Null: to the customer page, where one is set up.</summary>
    public string? Link { get; init; }

    /// <summary>The customer's day until which they can act, or on which the charge is made.</summary>
    public DateTime? Until { get; init; }

    /// <summary>The customer asked for it just now: it leaves at once, at any hour, and above the number of messages. Only for what a person does with the customer.</summary>
    public bool Asked { get; init; }

    /// <summary>Not earlier than this, UTC. Null: as soon as hours and other messages allow.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
