namespace CrmPayments.Emulator.Dataverse;

/// <summary>The ids and names every embedded environment has in common; fixed, so that logs and tests can be read.</summary>
internal static class Organization
{
    public const string UniqueName = "crmpayments";
    public const string FriendlyName = "CrmPayments (embedded)";

    /// <summary>What RetrieveVersion answers: the platform version whose behaviour is emulated.</summary>
    public const string Version = "9.2.0.0";

    public static readonly Guid TenantId = new("0c0ffee0-0000-4000-8000-0000000000a0");
    public static readonly Guid Id = new("0c0ffee0-0000-4000-8000-000000000001");
    public static readonly Guid RootBusinessUnitId = new("0c0ffee0-0000-4000-8000-000000000002");
    public static readonly Guid DefaultTeamId = new("0c0ffee0-0000-4000-8000-000000000003");
    public static readonly Guid SystemUserId = new("0c0ffee0-0000-4000-8000-000000000010");
    public static readonly Guid AdministratorId = new("0c0ffee0-0000-4000-8000-000000000011");
    public static readonly Guid SystemAdministratorRoleId = new("0c0ffee0-0000-4000-8000-000000000020");
    public static readonly Guid BasicUserRoleId = new("0c0ffee0-0000-4000-8000-000000000021");
    public static readonly Guid BaseCurrencyId = new("0c0ffee0-0000-4000-8000-000000000030");

    /// <summary>The template of System Administrator; the same in every environment, and what code on the platform looks the role up by.</summary>
    public static readonly Guid SystemAdministratorTemplateId = new("627090ff-40a3-4053-8790-584edc5be201");
}
