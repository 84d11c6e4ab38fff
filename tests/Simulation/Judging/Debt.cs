namespace CrmPayments.Tests.Simulation;

/// <summary>A charge of a subscription that failed at first.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Reason">Why.</param>
/// <param name="FailedOn">When.</param>
/// <param name="PaidOn">When the money came; null: it has not.</param>
internal sealed record Debt(Person Person, string Reason, DateTimeOffset FailedOn, DateTimeOffset? PaidOn)
{
    public decimal Dollars => Person.Price * Person.Market.ToDollars;

    public bool IsPaid => PaidOn is not null;

    /// <summary>A try of it broke a network's limit.</summary>
    public bool BrokeALimit { get; init; }

    /// <summary>A person has it in hand; nobody in this world does anything with it.</summary>
    public bool WaitsForAPerson { get; init; }
}
