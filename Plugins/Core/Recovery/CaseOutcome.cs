namespace CrmPayments.Core.Recovery;

/// <summary>How a recovery case ended. Values are those of cpay_recoverycase's choice cpay_outcome.</summary>
public enum CaseOutcome
{
    /// <summary>One of our own tries by the ladder brought the money.</summary>
    Retry = 192700000,

    /// <summary>A try with new data of the method, or with another stored one.</summary>
    UpdatedMethod = 192700001,

    /// <summary>The customer paid by a link or in the shop.</summary>
    CustomersLink = 192700002,

    /// <summary>A person tried again, or entered what came in.</summary>
    Person = 192700003,

    Offer = 192700004,

    /// <summary>The gateway tried again by itself.</summary>
    Gateway = 192700005,

    Unpaid = 192700006,

    Disputed = 192700007,

    Refunded = 192700008,
}
