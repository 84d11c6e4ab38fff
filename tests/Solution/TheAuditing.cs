namespace CrmPayments.Tests.Solution;

/// <summary>Every change of every table is kept, but for what must be kept nowhere and what says nothing.</summary>
public sealed class TheAuditing
{
    /// <summary>Secrets, a gateway's whole message, the lock that means nothing, and what the clock says of itself every minute.</summary>
    private static readonly string[] NotKept =
    [
        "cpay_Token", "cpay_CodeHash", "cpay_EnteredHash", "cpay_Payload", "cpay_Lock",
        "cpay_LastRunOn", "cpay_StartedWork", "cpay_LastDuration", "cpay_OldestDueOn",
    ];

    private static IEnumerable<string> Own => Sources.Tables.Select(table => table.LogicalName).Where(name => name.StartsWith("cpay_", StringComparison.Ordinal));

    [TestCaseSource(nameof(Own))]
    public void Is_on_for_the_table(string table) =>
        Assert.That(Entity(table).Element("IsAuditEnabled")?.Value, Is.EqualTo("1"));

    [TestCaseSource(nameof(Own))]
    public void Is_on_for_every_column_of_ours_but_keys_and_secrets(string table)
    {
        var off = Entity(table).Descendants("attribute")
            .Where(column => column.Element("IsAuditEnabled")?.Value == "0")
            .Select(column => column.Attribute("PhysicalName")!.Value)
            .Where(name => name.StartsWith("cpay_", StringComparison.Ordinal) && !string.Equals(name, table + "id", StringComparison.OrdinalIgnoreCase));
        Assert.That(off, Is.SubsetOf(NotKept));
    }

    [Test]
    public void Is_read_by_the_auditor_alone()
    {
        var readers = Directory.EnumerateFiles(Path.Combine(Repository.Source, "Roles")).Where(role => File.ReadAllText(role).Contains("AuditSummary", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);
        Assert.That(readers, Is.EqualTo(new[] { "Payments Auditor" }));
    }

    private static System.Xml.Linq.XElement Entity(string table) =>
        Sources.Tables.Single(candidate => candidate.LogicalName == table).Entity.Root.Descendants("entity").Single();
}
