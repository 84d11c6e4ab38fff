namespace CrmPayments.Core.Recovery;

/// <summary>What stands in the way of a charge before it is sent.</summary>
public enum ChargeProblem
{
    AmountNotPositive,
    TooManyDecimals,
    CurrencyNotAccepted,
    BrandNotAccepted,

    /// <summary>The stored method was removed or replaced.</summary>
    MethodRemoved,
    CardExpired,

    /// <summary>A bank debit without the customer's mandate.</summary>
    MandateMissing,

    /// <summary>A mandate that was not used for too long.</summary>
    MandateExpired,
    AccountInvalid,
    RoutingInvalid,
    HolderIdInvalid,

    /// <summary>The customer disputes the debt.</summary>
    Disputed,
}
