namespace CrmPayments.Core.Recovery;

/// <summary>What ends the collecting of a debt although it is not paid.</summary>
public enum DebtStop
{
    /// <summary>The customer went to the bank: nothing is sent and nothing is said.</summary>
    Disputed,

    /// <summary>The customer cannot pay, and what they had paid of it has gone back.</summary>
    GivenBack,

    /// <summary>Its subscription was cancelled or has ended, and not by this case.</summary>
    SubscriptionOver,

    /// <summary>The charge was voided: nothing is owed for it.</summary>
    Voided,
}
