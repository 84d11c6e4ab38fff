namespace CrmPayments.Core.Recovery;

/// <summary>Another way to pay a debt.</summary>
/// <remarks>Values are those of the global choice cpay_offerkind. Source: practice/recovery.md section 13.</remarks>
public enum OfferKind
{
    PaymentLink = 192700000,
    OtherMethod = 192700001,
    BankTransfer = 192700002,
    CashOnDelivery = 192700003,

    /// <summary>A part at once, the rest on delivery or on a date.</summary>
    PartNow = 192700004,
    Instalments = 192700005,
    Discount = 192700006,
    LaterDate = 192700007,
    CancelAndRefund = 192700008,
}
