namespace CrmPayments.Tests.Simulation;

/// <summary>A gateway in trouble.</summary>
/// <param name="Till">Which.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Fault">A kind of fault of the simulators; with "after", what is charged is booked and the answer lost.</param>
internal sealed record Storm(Till Till, DateTimeOffset From, DateTimeOffset Until, string Fault)
{
    public bool LosesAnswers => Fault.EndsWith("after", StringComparison.Ordinal);
}
