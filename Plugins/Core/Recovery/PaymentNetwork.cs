namespace CrmPayments.Core.Recovery;

/// <summary>Whose rules on repeated tries apply.</summary>
public enum PaymentNetwork
{
    /// <summary>Not known, or one without rules we know: our own cautious limit.</summary>
    Other,
    Visa,
    Mastercard,
    Amex,
    Discover,
    Elo,

    /// <summary>Bank debits of the United States.</summary>
    Ach,

    /// <summary>Bank debits in euros.</summary>
    Sepa,

    /// <summary>Bank debits of the United Kingdom.</summary>
    Bacs,

    /// <summary>Bank debits of Colombia.</summary>
    Colombia,
}
