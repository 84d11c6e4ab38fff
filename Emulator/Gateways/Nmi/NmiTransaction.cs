using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>A charge or a refund.</summary>
public sealed record NmiTransaction : IBooked
{
    public const string RefundType = "refund";

    public required string Id { get; init; }

    /// <summary>sale, auth, refund or validate.</summary>
    public required string Type { get; init; }

    /// <summary>Of a refund: its charge; else empty.</summary>
    public string OriginalId { get; init; } = "";

    /// <summary>Above zero; zero for a validation.</summary>
    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>The vendor's condition.</summary>
    public required string Condition { get; init; }

    public string OrderId { get; init; } = "";

    public required NmiInstrument Instrument { get; init; }

    /// <summary>Empty for what was not charged from the vault.</summary>
    public string VaultId { get; init; } = "";

    public string Email { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    /// <summary>Oldest first; at least one.</summary>
    public required IReadOnlyList<NmiAction> Actions { get; init; }

    [Newtonsoft.Json.JsonIgnore]
    public bool IsRefund => Type == RefundType;

    string IBooked.Owner => OriginalId;

    string IBooked.Reference => OrderId;

    /// <summary>The same with one more thing done to it.</summary>
    public NmiTransaction Then(NmiAction action, string condition) => this with { Condition = condition, Actions = [.. Actions, action] };
}
