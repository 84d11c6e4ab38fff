namespace CrmPayments.Core.Refunds;

/// <summary>How money reaches the customer. Values are those of cpay_refund's choice cpay_payout.</summary>
public enum PayOut
{
    /// <summary>Through the gateway, to what was charged: the rule.</summary>
    BackToMethod = 192700000,

    StoreCredit = 192700001,
    BankTransfer = 192700002,
    ChequeOrCash = 192700003,
}
