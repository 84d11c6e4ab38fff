using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>One try of a session, or the reversal of one.</summary>
public sealed record PlacetoPayPayment : IBooked
{
    /// <summary>internalReference: digits.</summary>
    public required string Id { get; init; }

    public required string SessionId { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    public string Message { get; init; } = "";

    public required string LastDigits { get; init; }

    /// <summary>Only once it is settled a part can go back.</summary>
    public bool Settled { get; init; }

    /// <summary>The payment that this gives back of; empty: it is a payment.</summary>
    public string Reverses { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => SessionId;

    string IBooked.Reference => Reverses;
}
