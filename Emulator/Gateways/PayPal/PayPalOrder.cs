using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>An order with one purchase unit.</summary>
public sealed record PayPalOrder : IBooked
{
    public const string Created = "CREATED", Completed = "COMPLETED";

    public required string Id { get; init; }

    /// <summary>CAPTURE or AUTHORIZE.</summary>
    public required string Intent { get; init; }

    public required string Status { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public string ReferenceId { get; init; } = "default";

    public string InvoiceId { get; init; } = "";

    public string CustomId { get; init; } = "";

    public PayPalSource? Source { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => "";

    string IBooked.Reference => InvoiceId;
}
