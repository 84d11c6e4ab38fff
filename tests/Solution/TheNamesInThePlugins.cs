namespace CrmPayments.Tests.Solution;

/// <summary>Tables and columns are defined in the solution's XML alone; the plug-ins repeat only their names, and repeat them rightly.</summary>
public sealed class TheNamesInThePlugins
{
    // Inherited from activitypointer: every activity has them, whether its XML lists them or not.
    private static readonly string[] OfEveryActivity = ["subject", "description", "regardingobjectid", "ownerid", "statecode", "statuscode", "transactioncurrencyid"];

    private static readonly IReadOnlyList<PluginConstant> Constants = PluginConstant.ReadAll(Repository.PluginAssembly);

    // Stock tables are the platform's: nothing here defines them.
    private static IEnumerable<string> Classes => Constants.Where(constant => constant.Name == "Table" && ((string)constant.Value).StartsWith("cpay_", StringComparison.Ordinal)).Select(constant => constant.Class);

    private static IEnumerable<PluginConstant> OptionValues => Constants.Where(constant => constant.Value is int value && value >= 192700000);

    [TestCaseSource(nameof(Classes))]
    public void Of_a_table_and_its_columns_exist_in_the_solution(string rowClass)
    {
        var table = TableOf(rowClass);
        var columns = Sources.ColumnsOf(table).Concat(table == "cpay_paymentattempt" ? OfEveryActivity : []).ToHashSet(StringComparer.Ordinal);
        var unknown = Constants.Where(constant => constant.Class == rowClass && constant.Name != "Table" && constant.Value is string name && !columns.Contains(name));
        Assert.That(unknown, Is.Empty);
    }

    [TestCaseSource(nameof(OptionValues))]
    public void Of_an_option_exist_in_a_choice_of_its_table(object constant)
    {
        var option = (PluginConstant)constant;
        var table = Sources.Tables.Single(candidate => candidate.LogicalName == TableOf(option.Class));
        var values = Sources.Columns(table).SelectMany(column => column.Descendants("option")).Select(known => (int)known.Attribute("value")!);
        Assert.That(values, Does.Contain(option.Value));
    }

    private static string TableOf(string rowClass) => (string)Constants.Single(constant => constant.Class == rowClass && constant.Name == "Table").Value;
}
