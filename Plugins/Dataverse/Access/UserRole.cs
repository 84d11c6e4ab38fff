using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Access;

/// <summary>A role that a person holds, by themselves or through a team.</summary>
/// <param name="Name">The person's.</param>
/// <param name="RootRoleId">The role whose copy this is in the person's business unit; policies name it.</param>
/// <param name="TemplateId">Empty: none of the platform's own.</param>
internal sealed record UserRole(Guid UserId, string Name, Guid RoleId, Guid RootRoleId, Guid TemplateId)
{
    public static UserRole Of(Entity row)
    {
        var role = row.Row("role", "role");
        return new(
            row.GetAttributeValue<Guid>("systemuserid"),
            row.Row("user", "systemuser").GetAttributeValue<string>("fullname") ?? "",
            role.Id,
            role.GetAttributeValue<EntityReference>("parentrootroleid")?.Id ?? role.Id,
            role.GetAttributeValue<Guid>("roletemplateid"));
    }
}
