using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Text;

/// <summary>The tables that travel inside of the assembly.</summary>
internal sealed class ATable
{
    [Test]
    public void Keeps_quoted_commas_and_doubled_quotes() =>
        Assert.That(CsvTable.Parse("key,text\nA,\"one, \"\"two\"\"\"\n").Rows.Single(), Is.EqualTo(new[] { "A", "one, \"two\"" }));

    [Test]
    public void With_a_comma_that_nobody_quoted_is_refused_instead_of_cut() =>
        Assert.That(() => CsvTable.Parse("key,text\nA,one, two\n"), Throws.InvalidOperationException.With.Message.Contains("A,one, two"));

    private static IEnumerable<string> All => CsvTable.Paths("").Where(path => path.EndsWith(".csv", StringComparison.Ordinal));

    [TestCaseSource(nameof(All))]
    public void Has_a_field_for_each_column_and_none_besides(string path) => Assert.That(() => CsvTable.Embedded(path), Throws.Nothing);
}
