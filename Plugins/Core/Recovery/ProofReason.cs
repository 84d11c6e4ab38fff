namespace CrmPayments.Core.Recovery;

/// <summary>Why a customer confirms a charge before it is sent.</summary>
public enum ProofReason
{
    /// <summary>Above the policy's limit, and above all that went through before.</summary>
    AboveLimit,

    /// <summary>Nothing was ever charged on this method.</summary>
    NewMethod,

    /// <summary>Far above what the customer usually pays, and agreed to nowhere.</summary>
    UnusualAmount,

    /// <summary>The bank declined a try and wants the customer's own confirmation.</summary>
    BankAsks,
}
