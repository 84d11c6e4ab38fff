namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>Other/FieldSecurityProfiles.xml.</summary>
internal static class FieldSecurityReader
{
    private const int NotAllowed = 0, Allowed = 4;

    public static IReadOnlyList<FieldSecurityProfileDefinition> ReadAll(string path) =>
        File.Exists(path) ? [.. XmlFile.Load(path).Children("FieldSecurityProfile").Select(Profile)] : [];

    private static FieldSecurityProfileDefinition Profile(XmlFile profile) => new(
        profile.RequiredIdAttribute("fieldsecurityprofileid"), profile.RequiredAttribute("name"), profile.Attribute("description") ?? "",
        [.. (profile.Child("FieldPermissions")?.Children("FieldPermission") ?? []).Select(Permission)]);

    private static FieldPermissionDefinition Permission(XmlFile permission) => new(
        permission.RequiredText("EntityName").ToLowerInvariant(), permission.RequiredText("AttributeName").ToLowerInvariant(),
        Grant(permission, "CanRead"), Grant(permission, "CanUpdate"), Grant(permission, "CanCreate"));

    private static int Grant(XmlFile permission, string name) => permission.ToInteger(name, permission.RequiredText(name)) is var grant and (NotAllowed or Allowed)
        ? grant : throw permission.Problem($"<{name}> is neither {NotAllowed} nor {Allowed}");
}
