namespace CrmPayments.Tests.Simulation;

/// <summary>What a customer understands that is wanted.</summary>
internal enum Plea
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The bank did not release the amount.</summary>
    Funds,

    /// <summary>The bank did not approve it: another card would work.</summary>
    AnotherCard,

    /// <summary>The card or account needs new details, or a confirmation.</summary>
    NewDetails,
}
