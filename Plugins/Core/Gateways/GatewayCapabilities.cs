namespace CrmPayments.Core.Gateways;

/// <summary>What a gateway can do. What it cannot do is absent and told in words; nothing here is ever faked.</summary>
public sealed record GatewayCapabilities
{
    /// <summary>What a person can do who pays money back outside of any gateway: any part, at any time, once the money was taken.</summary>
    public static GatewayCapabilities Outside { get; } = new()
    {
        RefundsBeforeSettlement = true,
        PartialRefunds = true,
        Voids = false,
        IdempotencyWindow = TimeSpan.Zero,
        FindsRefundByReference = false,
        RefundTakes = default,
        ChargesStoredMethods = false,
    };

    /// <summary>Money can go back through the provider's interface; false: a refund is made in its console, or another way.</summary>
    public bool Refunds { get; init; } = true;

    /// <summary>A captured charge that is not settled yet can be refunded (Stripe); otherwise it is voided.</summary>
    public required bool RefundsBeforeSettlement { get; init; }

    /// <summary>Part of a settled charge can be refunded, several times.</summary>
    public required bool PartialRefunds { get; init; }

    /// <summary>A captured, unsettled charge can be voided as a whole.</summary>
    public required bool Voids { get; init; }

    /// <summary>How long after the charge it is usually settled; null where nothing reliable is published.</summary>
    public TimeSpan? SettlesWithin { get; init; }

    /// <summary>How long after the charge a refund is possible; null where the provider publishes no limit.</summary>
    public TimeSpan? RefundWindow { get; init; }

    /// <summary>How long the provider remembers our idempotency key on a refund; zero where it has no such thing.
    /// Within it the same request may be sent again with the same key after a look-up found nothing.</summary>
    public required TimeSpan IdempotencyWindow { get; init; }

    /// <summary>The same for a charge of a stored method; null: as long as on a refund.</summary>
    public TimeSpan? ChargeIdempotencyWindow { get; init; }

    /// <summary>Its search finds a charge by our reference only hours later, and says so meanwhile: then sending it again with the same key is the way to learn of it.</summary>
    public bool ChargeSearchLags { get; init; }

    /// <summary>A charge that its search by our reference does not find so long after it was sent was never made; null: what it does not find may exist all the same.</summary>
    public TimeSpan? ChargeAbsentAfter { get; init; }

    /// <summary>A refund can be found by our reference when its answer was lost.</summary>
    public required bool FindsRefundByReference { get; init; }

    /// <summary>How long until the customer usually has the money.</summary>
    public required BusinessDays RefundTakes { get; init; }

    /// <summary>It tells by itself what happens to charges; false: only look-ups, and what a shop tells, bring news.</summary>
    public bool Notifies { get; init; } = true;

    /// <summary>It tells of disputes, by itself or when asked; false: only its console shows them.</summary>
    public bool TellsDisputes { get; init; } = true;

    /// <summary>It tells of refunds that were made in its console; false: they have to be entered by hand.</summary>
    public bool TellsRefunds { get; init; } = true;

    /// <summary>It has pages where a customer pays once: the adapter is an <see cref="IMakesPaymentLinks"/>.</summary>
    public bool PaymentLinks { get; init; }

    /// <summary>A payment link can be made unusable before its time. Says nothing where there are none.</summary>
    public bool ClosesPaymentLinks { get; init; } = true;

    /// <summary>How long a payment link can be open; null where the provider has no limit. Says nothing where there are none.</summary>
    public TimeSpan? LongestPaymentLink { get; init; }

    /// <summary>The only currencies it takes, three capital letters each; empty: many.</summary>
    public IReadOnlyList<string> OnlyCurrencies { get; init; } = [];

    /// <summary>A decline tells the issuer's own response code (<see cref="GatewayCharge.NetworkCode"/>); otherwise only the gateway's codes say what the bank said.</summary>
    public bool TellsNetworkCode { get; init; }

    /// <summary>A decline tells what the card network advises (<see cref="GatewayCharge.NetworkAdviceCode"/>); otherwise its advice cannot be followed.</summary>
    public bool TellsNetworkAdvice { get; init; }

    /// <summary>It can ask a bank whether a stored method works, without a booking: the adapter is an <see cref="IVerifiesMethods"/>.</summary>
    public bool VerifiesMethods { get; init; }

    /// <summary>It learns of new numbers and dates of stored cards by itself and charges by them, whatever date was printed; false: only where the account has a service for it.</summary>
    public bool RenewsCards { get; init; }

    /// <summary>A stored method can be charged without the customer.</summary>
    public bool ChargesStoredMethods { get; init; } = true;
}

/// <summary>A span in business days, both ends included.</summary>
public readonly record struct BusinessDays(int First, int Last);
