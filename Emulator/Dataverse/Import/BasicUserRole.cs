using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Security;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>The role everybody on the platform starts with: their own customers, activities and notes, and nothing of a solution's tables.</summary>
internal static class BasicUserRole
{
    private static readonly string[] Own = ["Account", "Contact", "Activity", "Note"];
    private static readonly string[] Known = ["BusinessUnit", "EmailTemplate", "Organization", "Queue", "Role", "Team", "TransactionCurrency", "User"];

    public static RoleDefinition Definition => new(Organization.BasicUserRoleId, "Basic User",
    [
        .. Own.SelectMany(table => PrivilegeNames.Verbs.Select(verb => new RolePrivilegeDefinition($"prv{verb}{table}", PrivilegeReach.Basic))),
        .. Known.Select(table => new RolePrivilegeDefinition($"prvRead{table}", PrivilegeReach.Global)),
        new RolePrivilegeDefinition("prvAppendToUser", PrivilegeReach.Global),
        new RolePrivilegeDefinition("prvReadUserSettings", PrivilegeReach.Basic),
        new RolePrivilegeDefinition("prvWriteUserSettings", PrivilegeReach.Basic),
    ]);
}
