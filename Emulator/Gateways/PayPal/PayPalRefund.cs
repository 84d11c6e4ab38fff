using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.PayPal;

public sealed record PayPalRefund : IBooked
{
    public const string Completed = "COMPLETED", Pending = "PENDING", Failed = "FAILED";

    public required string Id { get; init; }

    public required string CaptureId { get; init; }

    public required string OrderId { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    public string InvoiceId { get; init; } = "";

    public string CustomId { get; init; } = "";

    public string Note { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>It takes up a part of what can go back.</summary>
    [JsonIgnore]
    public bool IsLive => Status is Completed or Pending;

    string IBooked.Owner => CaptureId;

    string IBooked.Reference => InvoiceId;
}
