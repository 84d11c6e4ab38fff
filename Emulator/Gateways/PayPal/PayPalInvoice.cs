using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>An invoice of one line.</summary>
public sealed record PayPalInvoice : IBooked
{
    public const string Draft = "DRAFT", Sent = "SENT", Paid = "PAID", Cancelled = "CANCELLED";

    public required string Id { get; init; }

    /// <summary>Unique for the merchant.</summary>
    public required string Number { get; init; }

    public required string InvoiceReference { get; init; }

    public required string Status { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string ItemName { get; init; }

    public string Memo { get; init; } = "";

    public string DueDate { get; init; } = "";

    public string RecipientEmail { get; init; } = "";

    /// <summary>Where the customer pays; empty while it is a draft.</summary>
    public string Url { get; init; } = "";

    /// <summary>Empty until it is paid.</summary>
    public string CaptureId { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => Number;

    string IBooked.Reference => InvoiceReference;
}
