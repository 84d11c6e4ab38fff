namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>Roles/*.xml.</summary>
internal static class RoleReader
{
    public static RoleDefinition Read(string path)
    {
        var role = XmlFile.Load(path);
        return new RoleDefinition(
            role.RequiredIdAttribute("id"),
            role.RequiredAttribute("name"),
            [.. (role.Child("RolePrivileges")?.Children("RolePrivilege") ?? []).Select(Privilege)]);
    }

    private static RolePrivilegeDefinition Privilege(XmlFile privilege) => new(
        privilege.RequiredAttribute("name"),
        Enum.TryParse<PrivilegeReach>(privilege.RequiredAttribute("level"), out var depth)
            ? depth : throw privilege.Problem($"privilege level {privilege.Attribute("level")} is not known"));
}
