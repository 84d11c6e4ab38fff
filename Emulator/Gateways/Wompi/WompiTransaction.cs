using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Wompi;

public sealed record WompiTransaction : IBooked
{
    public const string Pending = "PENDING", Approved = "APPROVED", Declined = "DECLINED", Error = "ERROR", Voided = "VOIDED";

    public required string Id { get; init; }

    public required string MerchantReference { get; init; }

    /// <summary>The peso times a hundred.</summary>
    public required long AmountInCents { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    /// <summary>Free text; empty when it was approved.</summary>
    public string StatusMessage { get; init; } = "";

    /// <summary>Two characters of a card's processor; empty for none.</summary>
    public string ResponseCode { get; init; } = "";

    public required WompiMethod Method { get; init; }

    /// <summary>0: the method was not stored.</summary>
    public int SourceNumber { get; init; }

    public required string CustomerEmail { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => "";

    string IBooked.Reference => MerchantReference;
}
