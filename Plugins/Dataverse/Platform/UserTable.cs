namespace CrmPayments.Plugins.Platform;

/// <summary>systemuser: the platform's own table.</summary>
internal static class UserTable
{
    public const string Name = "systemuser";
    public const string Id = "systemuserid";
    public const string FullName = "fullname";
    public const string Disabled = "isdisabled";
    public const string Manager = "parentsystemuserid";
    public const string BusinessUnit = "businessunitid";

    /// <summary>Set on an application user: no person.</summary>
    public const string ApplicationId = "applicationid";

    public static EntityReference Reference(Guid id, string name = "") => new(Name, id) { Name = name };
}
