namespace CrmPayments.Core.Recovery;

/// <summary>A charge before it is sent. What is null or empty is not known, or does not apply, and is not judged.</summary>
/// <param name="Amount">In the charge's currency; not yet a <see cref="Money"/>, because it may have too many decimals.</param>
/// <param name="Currency">Of the charge.</param>
/// <param name="Network">Of the method.</param>
public sealed record ChargeToCheck(decimal Amount, Currency Currency, PaymentNetwork Network)
{
    /// <summary>Currencies that the merchant account takes; empty: all.</summary>
    public IReadOnlyList<string> AcceptedCurrencies { get; init; } = [];

    /// <summary>In any words of <see cref="CardBrands"/>; what is no card of a known brand is not judged.</summary>
    public string Brand { get; init; } = "";

    /// <summary>Brands that the merchant account takes, by the names of <see cref="CardBrands"/>; empty: all.</summary>
    public IReadOnlyList<string> AcceptedBrands { get; init; } = [];

    public bool MethodRemoved { get; init; }

    /// <summary>1 to 12.</summary>
    public int? ExpiryMonth { get; init; }

    /// <summary>Four digits.</summary>
    public int? ExpiryYear { get; init; }

    /// <summary>A charge of this method went well after the printed date: the issuer renewed it silently, and the date is stale.</summary>
    public DateTimeOffset? LastApprovedOn { get; init; }

    /// <summary>The gateway charges a card whose date has passed by what it knows itself: the printed date decides nothing. Whether the card was declined for its date since, the networks' rules ask.</summary>
    public bool RenewedByGateway { get; init; }

    /// <summary>A bank debit that needs a mandate.</summary>
    public bool NeedsMandate { get; init; }

    /// <summary>When the customer gave the mandate; null with <see cref="NeedsMandate"/>: there is none.</summary>
    public DateTimeOffset? MandateOn { get; init; }

    public AccountNumberKind AccountKind { get; init; }

    /// <summary>The account's number, where the customer gives it to us; gateways keep it, we do not.</summary>
    public string AccountNumber { get; init; } = "";

    /// <summary>A routing number of the United States.</summary>
    public string Routing { get; init; } = "";

    public string HolderId { get; init; } = "";

    /// <summary>Two letters; of the holder's identity number.</summary>
    public string HolderCountry { get; init; } = "";

    public bool Disputed { get; init; }
}
