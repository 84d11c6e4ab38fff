using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Notifications;

/// <summary>A notification on its way. It stays in the books until the receiver has answered 2xx.</summary>
public sealed record QueuedNotification : IBooked
{
    public required string Id { get; init; }

    public required string Gateway { get; init; }

    /// <summary>The vendor's word for what happened.</summary>
    public required string EventType { get; init; }

    /// <summary>Unsigned: each try signs anew, as vendors do.</summary>
    public required string Content { get; init; }

    public NotificationMode Mode { get; init; }

    /// <summary>How long the first try waits after it was queued, or after a restart.</summary>
    public int DelayMilliseconds { get; init; }

    string IBooked.Owner => Gateway;

    string IBooked.Reference => EventType;
}
