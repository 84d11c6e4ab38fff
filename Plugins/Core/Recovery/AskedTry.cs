namespace CrmPayments.Core.Recovery;

/// <summary>The try that is asked for.</summary>
/// <param name="Initiator">Who sets it going.</param>
/// <param name="Amount">In the charge's currency.</param>
/// <param name="MethodChangedOn">When the method's data (not its number) were last changed, by the customer or an updater; null: never.</param>
public readonly record struct AskedTry(ChargeInitiator Initiator, decimal Amount, DateTimeOffset? MethodChangedOn = null)
{
    /// <summary>How often the customer's country lets a returned bank debit be presented again (<see cref="CountryRule.Representments"/>); the stricter of it and the network's number counts. Null: the network's.</summary>
    public int? MostRepresentments { get; init; }

    /// <summary>Nobody of the merchant's looked at it.</summary>
    public bool IsMachine => Initiator is ChargeInitiator.MerchantRecurring or ChargeInitiator.MerchantUnscheduled;
}
