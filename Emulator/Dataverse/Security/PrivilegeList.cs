using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>All privileges of the environment: eight a table, those the solution's roles name, and the ones that are no table's.</summary>
internal static class PrivilegeList
{
    private static readonly string[] Tasks = [PrivilegeNames.ActOnBehalfOfAnotherUser, PrivilegeNames.SendAsUser, PrivilegeNames.ReadRecordAuditHistory, "prvAssignRole"];

    public static IReadOnlyCollection<string> AllOf(OrganizationMetadata metadata, SolutionContent solution) =>
    [
        .. metadata.Tables.Values.Where(table => !table.IsIntersect)
            .SelectMany(table => PrivilegeNames.Verbs.Select(verb => PrivilegeNames.Of(verb, table)))
            .Concat(solution.Roles.SelectMany(role => role.Privileges).Select(privilege => privilege.Name))
            .Concat(Tasks)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
