using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>What the privileges of a table are called.</summary>
internal static class PrivilegeNames
{
    public const string ActOnBehalfOfAnotherUser = "prvActOnBehalfOfAnotherUser";

    /// <summary>"Send Email as Another User".</summary>
    public const string SendAsUser = "prvSendAsUser";

    public const string BypassCustomBusinessLogic = "prvBypassCustomBusinessLogic";

    /// <summary>"View Audit Summary": to read table audit.</summary>
    public const string ReadAuditSummary = "prvReadAuditSummary";

    /// <summary>"View Audit History": what changed in one row.</summary>
    public const string ReadRecordAuditHistory = "prvReadRecordAuditHistory";

    public static readonly string[] Verbs = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

    /// <summary>Tables whose privileges are named after another word, or are another table's.</summary>
    private static readonly Dictionary<string, string> Stems = new(StringComparer.Ordinal)
    {
        ["systemuser"] = "User",
        ["annotation"] = "Note",
        ["template"] = "EmailTemplate",
        ["activityparty"] = "Activity",
        ["teammembership"] = "Team",
        ["systemuserroles"] = "User",
        ["teamroles"] = "Team",
        ["roleprivileges"] = "Role",
        ["privilege"] = "Role",
        ["owner"] = "User",
    };

    /// <summary>All activities share theirs, custom ones included.</summary>
    public static string Of(string verb, TableMetadata table) => table.IsLog
        ? ReadAuditSummary
        : $"prv{verb}{(table.IsActivity ? "Activity" : Stems.GetValueOrDefault(table.LogicalName, table.SchemaName))}";

    /// <summary>Derived from the name, so that every environment has the same.</summary>
    public static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant()))[..16]);
}
