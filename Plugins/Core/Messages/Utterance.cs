using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Messages;

/// <summary>A message as it would leave now.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Channel">What it was planned for.</param>
/// <param name="Standing">Where the debts behind it stand now.</param>
public sealed record Utterance(MessageKind Kind, Channel Channel, CaseStanding Standing)
{
    /// <summary>The customer asked for it just now.</summary>
    public bool Asked { get; init; }

    /// <summary>Why the charge failed. Null: not known, or none did.</summary>
    public DeclineReason? Reason { get; init; }

    /// <summary>When the charge failed. Null: none did.</summary>
    public DateTimeOffset? FailedOn { get; init; }

    /// <summary>When the case was opened. Null: there is none.</summary>
    public DateTimeOffset? OpenedOn { get; init; }

    /// <summary>When the next try by itself is due. Null: none is.</summary>
    public DateTimeOffset? NextTryOn { get; init; }

    /// <summary>The customer's day after which it says nothing useful. Null: none.</summary>
    public DateTime? Until { get; init; }

    /// <summary>It offers a better price: advertising, which needs consent.</summary>
    public bool IsAdvertising { get; init; }

    /// <summary>It demands something of a debt: only as long as there is one.</summary>
    public bool IsDemand => Kind is MessageKind.FailureNotice or MessageKind.Reminder or MessageKind.LastReminder
        or MessageKind.Offer or MessageKind.Link or MessageKind.ConfirmPayment;

    /// <summary>It is one of the ladder's own, which rests with it.</summary>
    public bool IsReminder => Kind is MessageKind.FailureNotice or MessageKind.Reminder or MessageKind.LastReminder;
}
