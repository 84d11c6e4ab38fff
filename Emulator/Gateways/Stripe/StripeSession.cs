using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>A Checkout Session: a page for one payment.</summary>
public sealed record StripeSession : IBooked
{
    public const string Open = "open", Complete = "complete", Expired = "expired";

    public required string Id { get; init; }

    /// <summary>In the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    /// <summary>Lower case.</summary>
    public required string Currency { get; init; }

    public required string ProductName { get; init; }

    /// <summary>Where the customer pays.</summary>
    public required string Url { get; init; }

    public required string SuccessUrl { get; init; }

    public string ClientReferenceId { get; init; } = "";

    public string CustomerEmail { get; init; } = "";

    /// <summary>Ended before its time, or paid; an open one whose time is over counts as expired.</summary>
    public required string Status { get; init; }

    /// <summary>Empty until somebody tries to pay.</summary>
    public string IntentId { get; init; } = "";

    public required DateTimeOffset ExpiresOn { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What its PaymentIntent will carry.</summary>
    public IReadOnlyDictionary<string, string> IntentMetadata { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => IntentId;

    string IBooked.Reference => ClientReferenceId;

    public string StatusAt(DateTimeOffset now) => Status == Open && now >= ExpiresOn ? Expired : Status;
}
