namespace CrmPayments.Core.Risk;

/// <summary>What a customer can be asked to show that it is them. Names are those of cpay_CheckCustomer's parameters.</summary>
public enum CustomerFact
{
    /// <summary>The last four digits of the card or account that was charged.</summary>
    LastFour,

    OrderReference,
    Email,
    Phone,
    PostalCode,
}
