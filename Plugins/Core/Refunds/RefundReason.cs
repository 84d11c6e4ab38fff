namespace CrmPayments.Core.Refunds;

/// <summary>Why money goes back. Values are those of the global choice cpay_refundreason.</summary>
public enum RefundReason
{
    DuplicateCharge = 192700000,
    BillingError = 192700001,
    OrderOrServiceCancelled = 192700002,
    ReturnedGoods = 192700003,
    DamagedMissingOrWrongItem = 192700004,
    NotDelivered = 192700005,
    PromotionNotApplied = 192700006,
    PriceError = 192700007,
    ShippingCost = 192700008,
    DisputeSettled = 192700009,
    LegalWithdrawal = 192700010,
    SubscriptionEnded = 192700011,
    CustomerCannotPay = 192700012,
    ChargedWithoutService = 192700013,
    FraudulentCharge = 192700014,
    Goodwill = 192700015,

    /// <summary>Notes are obligatory.</summary>
    Other = 192700016,
}
