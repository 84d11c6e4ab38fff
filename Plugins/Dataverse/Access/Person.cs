using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>A person as far as refunds are concerned: language, addresses, and what the policies let them.</summary>
/// <param name="Language">Of the user interface (LCID); English when it is not set.</param>
/// <param name="Emails">By which they would be known as a customer.</param>
/// <param name="Limits">Null: no policy reaches them, so they have no right to refund.</param>
internal sealed record Person(Guid Id, int Language, IReadOnlyList<string> Emails, RefundLimits? Limits)
{
    /// <summary>Every policy that reaches them, also those that more specific ones beat.</summary>
    public IReadOnlyList<PolicyRow> Policies { get; init; } = [];

    /// <summary>Full name; may be empty.</summary>
    public string Name { get; init; } = "";

    private const int English = 1033;

    /// <summary>Reads the person with the policies on their roles (own or through teams), teams and themselves.</summary>
    /// <param name="draft">A policy that counts though it is inactive; null: none.</param>
    /// <exception cref="InvalidPluginExecutionException">So many policies reach the person that one query does not hold them.</exception>
    /// <remarks>One organization-service call.</remarks>
    public static Person Read(IOrganizationService service, Guid userId, Guid? draft = null)
    {
        var found = service.RetrieveMultiple(new FetchExpression(PersonQuery.Of(userId, draft)));
        if (found.MoreRecords) throw new InvalidPluginExecutionException("Too many refund policies apply to one person. Ask an administrator to merge them.");
        var rows = found.Entities;
        var language = rows.FirstOrDefault()?.Row(PersonQuery.SettingsAlias, "usersettings").GetAttributeValue<int>("uilanguageid") ?? 0;
        var policies = PoliciesIn(rows).ToList();
        return new(userId, language == 0 ? English : language, rows.Count == 0 ? [] : EmailsOf(rows[0]), RefundPolicies.Resolve(policies))
        {
            Name = rows.FirstOrDefault()?.GetAttributeValue<string>(UserTable.FullName) ?? "",
            Policies = policies,
        };
    }

    /// <summary>Whether one of the addresses is the person's.</summary>
    public bool IsOneOf(IEnumerable<string> emails) => emails.Any(email => Emails.Contains(email.Trim(), StringComparer.OrdinalIgnoreCase));

    private static string[] EmailsOf(Entity user) =>
        [.. new[] { "internalemailaddress", "domainname" }.Select(user.GetAttributeValue<string>).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim())];

    private static IEnumerable<PolicyRow> PoliciesIn(IEnumerable<Entity> rows) => rows
        .SelectMany(row => PersonQuery.PolicyAliases.Select(alias => row.Row(alias, RefundPolicyRow.Table)))
        .Where(policy => policy.Id != Guid.Empty)
        .GroupBy(policy => policy.Id)
        .Select(same => RefundPolicyRow.ToPolicy(same.First()));
}
