using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Money held.</summary>
public sealed record PayPalAuthorization : IBooked
{
    public const string Created = "CREATED", Captured = "CAPTURED", Voided = "VOIDED";

    public required string Id { get; init; }

    public required string OrderId { get; init; }

    public required string Status { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public string InvoiceId { get; init; } = "";

    public string CustomId { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => OrderId;

    string IBooked.Reference => InvoiceId;
}
