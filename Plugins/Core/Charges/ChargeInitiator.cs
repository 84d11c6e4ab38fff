namespace CrmPayments.Core.Charges;

/// <summary>Who started a charge, as card networks tell it apart. Values are those of cpay_transaction's choice cpay_initiator.</summary>
public enum ChargeInitiator
{
    /// <summary>The customer is there: a shop, a payment link.</summary>
    Customer = 192700000,

    /// <summary>Part of a fixed schedule, the retries of it included.</summary>
    MerchantRecurring = 192700001,

    /// <summary>A stored method is charged outside of any schedule.</summary>
    MerchantUnscheduled = 192700002,

    /// <summary>A colleague charges it for the customer who asked.</summary>
    PersonInCrm = 192700003,
}
