using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>A counter order.</summary>
public sealed record LakalaOrder : IBooked
{
    public const string Unpaid = "0", Paid = "2", Expired = "4", Refunded = "6", Closed = "7";

    /// <summary>The pay_order_no.</summary>
    public required string Id { get; init; }

    public required string OutOrderNo { get; init; }

    /// <summary>In fen.</summary>
    public required long Amount { get; init; }

    public required string Info { get; init; }

    public required string CallbackUrl { get; init; }

    public required DateTimeOffset EndsOn { get; init; }

    public required DateTimeOffset On { get; init; }

    /// <summary>Without it its payments cannot be refunded.</summary>
    public required bool SupportsRefund { get; init; }

    /// <summary>The vendor's digit.</summary>
    public string Status { get; init; } = Unpaid;

    /// <summary>The last try was declined.</summary>
    public bool LastFailed { get; init; }

    public string StatusAt(DateTimeOffset now) => Status == Unpaid && now >= EndsOn ? Expired : Status;

    string IBooked.Owner => "";

    string IBooked.Reference => OutOrderNo;
}
