using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Charges;

/// <summary>What the rules must know to decide whether a debt may be tried now.</summary>
public sealed record DebtToCollect
{
    /// <summary>Of the failed charge itself.</summary>
    public required ChargeStatus Status { get; init; }

    /// <summary>Zero: it is paid.</summary>
    public required Money Owed { get; init; }

    /// <summary>Another try may still bring money.</summary>
    public bool UnderWay { get; init; }

    /// <summary>A dispute is open on the failed charge.</summary>
    public bool Disputed { get; init; }

    /// <summary>The subscription is charged, and retried, by its gateway.</summary>
    public bool GatewayRetries { get; init; }

    /// <summary>Of the recovery case it belongs to; null: none.</summary>
    public CaseStatus? Case { get; init; }

    /// <summary>The try is part of the offer that is open.</summary>
    public bool IsOfOffer { get; init; }

    /// <summary>What is to be charged; null: there is no stored method.</summary>
    public MethodToCharge? Method { get; init; }

    /// <summary>A method was named that is none of this customer's.</summary>
    public bool MethodMissing { get; init; }
}
