namespace CrmPayments.Core.Charges;

/// <summary>What decided to make a try. Values are those of cpay_transaction's choice cpay_engine.</summary>
public enum ChargeEngine
{
    Ladder = 192700000,
    Person = 192700001,
    Flow = 192700002,
    Subscription = 192700003,
    Offer = 192700004,

    /// <summary>The gateway charges and retries by itself: we only hear of it.</summary>
    Gateway = 192700005,
}
