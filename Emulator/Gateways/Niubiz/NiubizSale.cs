using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>A sale, also one that was refused.</summary>
public sealed record NiubizSale : IBooked
{
    public const string Authorized = "Authorized", Confirmed = "Confirmed", Voided = "Voided", Refused = "Not Authorized";

    /// <summary>The transactionId: fifteen digits.</summary>
    public required string Id { get; init; }

    public required string Merchant { get; init; }

    /// <summary>Unique for the merchant.</summary>
    public required string PurchaseNumber { get; init; }

    /// <summary>The shop's own reference; empty for none.</summary>
    public string External { get; init; } = "";

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>By which it is voided.</summary>
    public required string Signature { get; init; }

    public required DateTimeOffset On { get; init; }

    /// <summary>The vendor's word.</summary>
    public required string Status { get; init; }

    public string ActionCode { get; init; } = "000";

    /// <summary>What the card's network answered; empty: it was not asked.</summary>
    public string BrandCode { get; init; } = "";

    /// <summary>Goes to settlement by itself.</summary>
    public bool Countable { get; init; } = true;

    public required string Channel { get; init; }

    public required NiubizCard Card { get; init; }

    /// <summary>What it is found by besides its id: merchant and purchase number.</summary>
    string IBooked.Owner => $"{Merchant}/{PurchaseNumber}";

    string IBooked.Reference => External;
}
