namespace CrmPayments.Core.Recovery;

/// <summary>Where a customer's time zone is known from.</summary>
public enum ZoneSource
{
    /// <summary>The customer's own row.</summary>
    Customer,

    /// <summary>The customer's country.</summary>
    Country,

    /// <summary>The organization's own zone.</summary>
    Organization,

    /// <summary>Nothing is known: UTC.</summary>
    Assumed,
}
