using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Money taken, or the try of it.</summary>
public sealed record PayPalCapture : IBooked
{
    public const string Completed = "COMPLETED", Pending = "PENDING", Declined = "DECLINED";

    public required string Id { get; init; }

    public required string OrderId { get; init; }

    /// <summary>Empty when it was captured at once.</summary>
    public string AuthorizationId { get; init; } = "";

    /// <summary>Without what refunds make of it.</summary>
    public required string Status { get; init; }

    /// <summary>status_details.reason; empty for none.</summary>
    public string Reason { get; init; } = "";

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public string InvoiceId { get; init; } = "";

    public string CustomId { get; init; } = "";

    /// <summary>processor_response.response_code; empty for a wallet.</summary>
    public string ResponseCode { get; init; } = "";

    /// <summary>processor_response.payment_advice_code; empty: none is told.</summary>
    public string AdviceCode { get; init; } = "";

    /// <summary>network_transaction_reference.network; empty for a wallet.</summary>
    public string Network { get; init; } = "";

    /// <summary>Empty when it was never disputed.</summary>
    public string DisputeId { get; init; } = "";

    /// <summary>How the dispute ended; empty while it is open.</summary>
    public string DisputeOutcome { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => OrderId;

    string IBooked.Reference => InvoiceId;
}
