namespace CrmPayments.Core.Recovery;

/// <summary>Who set a charge going, as networks see it.</summary>
/// <remarks>Values are those of cpay_transaction's choice cpay_initiator.</remarks>
public enum ChargeInitiator
{
    /// <summary>The customer, present.</summary>
    Customer = 192700000,

    /// <summary>The merchant, by a rhythm that the customer agreed to.</summary>
    MerchantRecurring = 192700001,

    /// <summary>The merchant, without a rhythm.</summary>
    MerchantUnscheduled = 192700002,

    /// <summary>One of the merchant's people, in the CRM.</summary>
    Person = 192700003,
}
