namespace CrmPayments.Core.Recovery;

/// <summary>Which rule decided whether a method may be tried.</summary>
public enum TryRule
{
    /// <summary>None stands in the way.</summary>
    None,

    /// <summary>The decline's reason forbids this method for good.</summary>
    HardDecline,

    /// <summary>Only with new data of the method.</summary>
    NewDataFirst,

    /// <summary>Only after the customer says that the bank released it; one try.</summary>
    CustomerFirst,

    /// <summary>Only while the customer is present.</summary>
    CustomerPresent,

    /// <summary>The merchant's side must be mended.</summary>
    MerchantFirst,

    /// <summary>It may have worked: look it up.</summary>
    LookUpFirst,

    /// <summary>Visa's category 1: the issuer will never approve.</summary>
    IssuerNever,

    /// <summary>The network's advice: do not try again.</summary>
    AdviceNever,

    /// <summary>The network's advice: the customer ended this plan.</summary>
    AdviceStopped,

    /// <summary>The network's advice: wait.</summary>
    AdviceWait,

    /// <summary>The network's limit within 24 hours.</summary>
    Per24Hours,

    /// <summary>The network's limit within 30 days.</summary>
    Per30Days,

    /// <summary>The network's limit on the same amount within 30 days.</summary>
    PerAmount30Days,

    /// <summary>The re-presentments of a bank debit are used up, or its time is over.</summary>
    Representments,

    /// <summary>A bank's return code forbids it.</summary>
    ReturnCode,

    /// <summary>Few tries only, and they are used up.</summary>
    FewTries,

    /// <summary>An administrator's decline rule.</summary>
    Administrator,
}
