using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>A conversation with a customer, or a collect without one. What a CRM stores as the charge.</summary>
public sealed record PlacetoPaySession : IBooked
{
    public const string Pending = "PENDING", Approved = "APPROVED", Rejected = "REJECTED";

    public required string Id { get; init; }

    /// <summary>At most 32 characters.</summary>
    public required string MerchantReference { get; init; }

    public string Description { get; init; } = "";

    /// <summary>In major units; zero where only a card is stored.</summary>
    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public string Email { get; init; } = "";

    public required string Status { get; init; }

    /// <summary>The reason of the status: PC, 00, MC, EX, or the bank's.</summary>
    public required string Reason { get; init; }

    /// <summary>Only a card is stored.</summary>
    public bool IsSubscription { get; init; }

    /// <summary>Of a stored card; empty for none.</summary>
    public string Token { get; init; } = "";

    public string ReturnUrl { get; init; } = "";

    /// <summary>Null: there is no page.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => Token;

    string IBooked.Reference => MerchantReference;

    public bool IsOpenAt(DateTimeOffset now) => Status == Pending && ExpiresOn is { } end && now < end;
}
