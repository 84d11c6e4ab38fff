namespace CrmPayments.Core.Charges;

/// <summary>Why a charge is not tried (again). Each has a sentence: Charge.Denied.{name}.</summary>
public enum TryRefusal
{
    ChargeNotFound,
    NoRight,

    /// <summary>It did not fail: there is nothing to collect.</summary>
    NotFailed,
    Paid,

    /// <summary>A try is scheduled, on its way, or its end is not known.</summary>
    UnderWay,
    Disputed,

    /// <summary>The gateway charges and retries this subscription by itself: two engines could charge twice.</summary>
    GatewayRetries,

    /// <summary>An offer is open: the customer may be paying at this moment.</summary>
    OfferOpen,

    /// <summary>The case is over: somebody gave the debt up, or the customer pays another way.</summary>
    CaseClosed,

    /// <summary>The case is paused, or the customer promised to pay; only a person tries meanwhile.</summary>
    CasePaused,

    /// <summary>The subscription was cancelled, suspended, or is over.</summary>
    SubscriptionEnded,
    NoMethod,

    /// <summary>Not a method of the customer who owes.</summary>
    MethodNotFound,
    MethodRemoved,
    MethodExpired,

    /// <summary>The method's gateway was deactivated, or this version has no adapter for it.</summary>
    GatewayUnknown,

    /// <summary>The gateway charges no stored methods.</summary>
    NotChargeable,

    /// <summary>More than is owed, or no amount in this currency.</summary>
    AmountNotPossible,

    /// <summary>Rules of the card networks or banks, or the reason of the last decline: not with this method.</summary>
    NetworkNever,

    /// <summary>The same, and it passes.</summary>
    NetworkLater,

    /// <summary>An order or stock check said no.</summary>
    OrderCheck,

    /// <summary>A check of the method or the amount said no.</summary>
    CheckFailed,

    /// <summary>The amount is far from what the customer usually pays: a person must say that it is meant.</summary>
    UnusualAmount,

    /// <summary>The customer must confirm it first: on a payment page, which is the payment itself.</summary>
    ProofRequired,
}
