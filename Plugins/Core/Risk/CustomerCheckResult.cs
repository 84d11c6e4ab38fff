namespace CrmPayments.Core.Risk;

/// <summary>What was asked and what matched; never the answers.</summary>
/// <param name="Asked">The facts that were answered, in the order of <see cref="CustomerFact"/>.</param>
/// <param name="Matching">Which of them are as we know them.</param>
public sealed record CustomerCheckResult(CustomerCheckVerdict Verdict, IReadOnlyList<CustomerFact> Asked, IReadOnlyList<CustomerFact> Matching)
{
    /// <summary>Answers were compared, so the check is recorded.</summary>
    public bool Counts => Verdict is not (CustomerCheckVerdict.TooFewAsked or CustomerCheckVerdict.MoreThanLastFour);
}
