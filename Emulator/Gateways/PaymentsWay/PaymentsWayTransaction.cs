using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

public sealed record PaymentsWayTransaction : IBooked
{
    /// <summary>A whole number.</summary>
    public required string Id { get; init; }

    public required string ExternalOrder { get; init; }

    /// <summary>In pesos.</summary>
    public required decimal Amount { get; init; }

    public required string PersonId { get; init; }

    public string AdditionalData { get; init; } = "";

    /// <summary>One of <see cref="PaymentsWayStates"/>.</summary>
    public required int State { get; init; }

    /// <summary>Why it came to nothing; else empty.</summary>
    public string Cause { get; init; } = "";

    public DateTimeOffset? PaidOn { get; init; }

    string IBooked.Owner => PersonId;

    string IBooked.Reference => ExternalOrder;
}
