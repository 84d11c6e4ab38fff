using CrmPayments.Core.Charges;

namespace CrmPayments.Core.Recovery;

/// <summary>By which road the money of a case came.</summary>
public static class CaseRoads
{
    /// <param name="engine">What made the charge that brought it; null: nobody here, a notification told of it.</param>
    /// <param name="gatewayCharges">Its subscription is charged by the gateway.</param>
    /// <param name="otherMethod">It was paid with another method, or new data of it.</param>
    public static CaseOutcome Of(ChargeEngine? engine, bool gatewayCharges, bool otherMethod) => engine switch
    {
        ChargeEngine.Offer => CaseOutcome.Offer,
        ChargeEngine.Person or ChargeEngine.Flow => CaseOutcome.Person,
        ChargeEngine.Gateway => CaseOutcome.Gateway,
        null => gatewayCharges ? CaseOutcome.Gateway : CaseOutcome.CustomersLink,
        _ => otherMethod ? CaseOutcome.UpdatedMethod : CaseOutcome.Retry,
    };

    /// <summary>How a case ends that nobody paid.</summary>
    public static CaseOutcome Of(DebtStop stop) => stop switch
    {
        DebtStop.Disputed => CaseOutcome.Disputed,
        DebtStop.Voided or DebtStop.GivenBack => CaseOutcome.Refunded,
        _ => CaseOutcome.Unpaid,
    };
}
