namespace CrmPayments.Core.Declines;

/// <summary>Who or what can mend a failure.</summary>
public enum Fixer
{
    Time,
    Customer,
    Issuer,
    Gateway,
    Merchant,

    /// <summary>One of the merchant's people, by looking at it.</summary>
    Person,
}
