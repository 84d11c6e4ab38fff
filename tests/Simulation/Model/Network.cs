namespace CrmPayments.Tests.Simulation;

/// <summary>The words are those of the column cpay_network.</summary>
internal enum Network
{
    Visa,
    Mastercard,
    Amex,
    Ach,
}
