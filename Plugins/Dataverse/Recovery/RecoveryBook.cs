using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What administrators set about recovery: policies with their steps, their own numbers for networks and countries, and the environment's language.</summary>
/// <param name="Policies">The active rows, any order; the built-in ones are not among them.</param>
/// <param name="Networks">Shipped, with the administrator's numbers.</param>
/// <param name="Countries">Shipped, with the administrator's facts.</param>
/// <param name="Language">The environment's (LCID): of what is written into cases and tasks, which everybody reads.</param>
internal sealed record RecoveryBook(IReadOnlyList<RecoveryPolicy> Policies, NetworkRules Networks, CountryRules Countries, int Language)
{
    private const string StepAlias = "step";

    public Sentences Texts => Sentences.For(Language);

    /// <summary>What is asked for all of it, by who asks for other things in the same call.</summary>
    public static IReadOnlyList<QueryExpression> Questions => [PoliciesWithSteps(), NetworkNumbers(), Active(CountryRuleRow.Table, CountryRuleRow.ForRules), OrganizationLanguage.Question];

    /// <summary>All of it.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static RecoveryBook Read(IOrganizationService service) => Of(Together.Ask(service, [.. Questions]));

    /// <param name="answers">To <see cref="Questions"/>, in their order; what follows them is somebody else's.</param>
    public static RecoveryBook Of(IReadOnlyList<IReadOnlyList<Entity>> answers) =>
        new(ToPolicies(answers[0]), ToNetworks(answers[1]), ToCountries(answers[2]), OrganizationLanguage.Of(answers[3]));

    /// <summary>The countries alone, for who only writes to customers.</summary>
    /// <inheritdoc cref="Read" path="/remarks"/>
    public static CountryRules ReadCountries(IOrganizationService service) =>
        ToCountries(service.RetrieveMultiple(Active(CountryRuleRow.Table, CountryRuleRow.ForRules)).Entities);

    /// <summary>What is asked for the networks alone, by who only judges whether a method may be tried.</summary>
    public static QueryExpression NetworkNumbers() => Active(NetworkRuleRow.Table, NetworkRuleRow.ForRules);

    /// <summary>What is asked for the policies alone, by who only wants to know whether the customer confirms a charge.</summary>
    public static QueryExpression PolicyNumbers() => Active(RecoveryPolicyRow.Table, RecoveryPolicyRow.ForRules);

    /// <summary>The policy of a debt: the administrator's that fits with the lowest priority, else a built-in one.</summary>
    public RecoveryPolicy PolicyFor(DebtFacts debt) => RecoveryPolicies.Choose(Policies, debt);

    private static QueryExpression PoliciesWithSteps()
    {
        var query = Active(RecoveryPolicyRow.Table, RecoveryPolicyRow.ForRules);
        var steps = query.AddLink(RecoveryStepRow.Table, RecoveryPolicyRow.Id, RecoveryStepRow.Policy, JoinOperator.LeftOuter);
        steps.EntityAlias = StepAlias;
        steps.Columns = new ColumnSet(RecoveryStepRow.ForRules);
        steps.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return query;
    }

    private static QueryExpression Active(string table, string[] columns)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns) };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return query;
    }

    /// <param name="rows">With their steps, or the answer to <see cref="PolicyNumbers"/>: without.</param>
    public static IReadOnlyList<RecoveryPolicy> ToPolicies(IEnumerable<Entity> rows) =>
        [.. rows.GroupBy(row => row.Id).Select(policy => RecoveryPolicyRow.ToPolicy(policy.First(), StepsOf(policy)))];

    // An outer join gives a policy without steps one row without a step.
    private static IEnumerable<RecoveryStep> StepsOf(IEnumerable<Entity> rows) =>
        rows.Select(row => row.Row(StepAlias, RecoveryStepRow.Table)).Where(step => step.Id != Guid.Empty).Select(RecoveryStepRow.ToStep);

    /// <param name="rows">The answer to <see cref="NetworkNumbers"/>.</param>
    public static NetworkRules ToNetworks(IEnumerable<Entity> rows) => NetworkRules.Default.With(rows.Select(NetworkRuleRow.ToOverride));

    private static CountryRules ToCountries(IEnumerable<Entity> rows) => CountryRules.Default.With(rows.Select(CountryRuleRow.ToOverride));
}
