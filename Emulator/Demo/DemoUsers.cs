namespace CrmPayments.Emulator.Demo;

/// <summary>Who can sign in. Contoso and its people are made up.</summary>
public static class DemoUsers
{
    public const string Service = "webhooks@contoso.example";

    public static DemoUser Agent { get; } = User(1, "agent@contoso.example", "Avery", "Agent", 1, "support rep (Payments Agent)");

    public static DemoUser Approver { get; } = User(2, "approver@contoso.example", "Pat", "Approver", 2, "approver (Payments Approver)");

    public static DemoUser Administrator { get; } = User(3, "admin@contoso.example", "Alex", "Administrator", 3, "administrator (Payments Administrator)");

    public static DemoUser Auditor { get; } = User(4, "auditor@contoso.example", "Ariel", "Auditor", 4, "auditor (Payments Auditor)");

    public static IReadOnlyList<DemoUser> All { get; } =
    [
        Agent,
        Approver,
        Administrator,
        Auditor,
        User(5, Service, "Webhooks", "Service", 5, "the Webhooks service (Payments Service)"),
        User(6, "norole@contoso.example", "Noor", "Norole", null, "rep without any payments role"),
    ];

    private static DemoUser User(int number, string domainName, string firstName, string lastName, int? role, string isA) => new(
        DemoIds.Of("user", number), domainName, firstName, lastName,
        role is { } id ? new Guid($"7c0a1f10-0001-4c70-a000-00000000000{id}") : null, isA);
}

/// <param name="RoleId">The solution's role; null: none of them, only Basic User.</param>
/// <param name="Is">What the user is, for people.</param>
public sealed record DemoUser(Guid Id, string DomainName, string FirstName, string LastName, Guid? RoleId, string Is);
