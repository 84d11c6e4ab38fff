using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>The form and views that the platform brings for a stock table; only for tables of which the solution ships none.</summary>
internal static class StandardParts
{
    /// <summary>Columns worth showing on stock tables, in order; a table has some of them.</summary>
    private static readonly string[] Preferred =
    [
        "fullname", "name", "subject", "firstname", "lastname", "jobtitle", "emailaddress1", "internalemailaddress", "telephone1", "mobilephone", "parentcustomerid",
        "address1_city", "address1_country", "domainname", "businessunitid", "regardingobjectid", "description", "scheduledend", "prioritycode", "isocurrencycode", "currencysymbol",
        "exchangerate", "ownerid", "statecode", "createdon",
    ];

    /// <summary>On forms they are entered; a list shows the whole name.</summary>
    private static readonly string[] PartsOfAName = ["firstname", "lastname"];

    private static readonly Dictionary<ColumnType, string> ControlClasses = new()
    {
        [ColumnType.Memo] = "e0dece4b-6fc8-4a8f-a065-082708572369",
        [ColumnType.Integer] = "c6d124ca-7eda-4a60-aea9-7fb8d318b68f",
        [ColumnType.Decimal] = "c3efe0c3-0ec6-42be-8349-cbd9079dfd8e",
        [ColumnType.Money] = "533b9e00-756b-4312-95a0-dc888637ac78",
        [ColumnType.DateTime] = "5b773807-9fb2-42db-97c3-7a91eff8adff",
        [ColumnType.Choice] = "3ef39988-22bb-4f0b-bbbe-64b5a3748aee",
        [ColumnType.Choices] = "4aa28ab7-9c13-4f57-a73d-ad894d048b5f",
        [ColumnType.Boolean] = "67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed",
        [ColumnType.Lookup] = "270bd3db-d9af-4782-9025-509e298dec0a",
    };

    public static IReadOnlyList<ViewModel> Views(TableMetadata table, int lcid)
    {
        var columns = ColumnsOf(table).Where(column => column.Type != ColumnType.Memo && !PartsOfAName.Contains(column.LogicalName)).Take(6).ToList();
        return [View(table, columns, 0, lcid), View(table, columns, 4, lcid)];
    }

    public static FormModel Form(TableMetadata table, int lcid)
    {
        IReadOnlyList<IReadOnlyList<CellModel>> rows = [.. ColumnsOf(table).Select(column => (IReadOnlyList<CellModel>)[Cell(column, lcid)])];
        var fields = new FormColumnModel("45%", [new SectionModel("fields", table.DisplayName.In(lcid), true, true, 1, rows)]);
        var tab = new TabModel("summary", Word("Summary", lcid), true, table.HasActivities || table.HasNotes ? [fields, new FormColumnModel("55%", [Timeline(lcid)])] : [fields]);
        return new FormModel($"standard-{table.LogicalName}", table.DisplayName.In(lcid), "main", [tab], [], [], []);
    }

    private static IEnumerable<ColumnMetadata> ColumnsOf(TableMetadata table) =>
        Preferred.Prepend(table.PrimaryNameColumn).Distinct().Select(name => table.Columns.GetValueOrDefault(name)).OfType<ColumnMetadata>();

    private static CellModel Cell(ColumnMetadata column, int lcid) => new(
        column.DisplayName.In(lcid), true, true, 1, 1,
        new ControlModel(column.LogicalName, ControlClasses.GetValueOrDefault(column.Type, "4273edbd-ac1d-40d3-9fb2-095c621b552d"), column.LogicalName, !column.ValidForUpdate, new Dictionary<string, string>()));

    private static SectionModel Timeline(int lcid)
    {
        var control = new ControlModel("notescontrol", "06375649-c143-495e-a496-c962e5b4488e", null, false, new Dictionary<string, string>());
        return new SectionModel("timeline", Word("Timeline", lcid), true, true, 1, [[new CellModel("", false, true, 1, 1, control)]]);
    }

    private static ViewModel View(TableMetadata table, List<ColumnMetadata> columns, int queryType, int lcid)
    {
        var entity = new XElement("entity", new XAttribute("name", table.LogicalName), columns.Select(column => new XElement("attribute", new XAttribute("name", column.LogicalName))));
        entity.Add(new XElement("order", new XAttribute("attribute", table.PrimaryNameColumn), new XAttribute("descending", "false")));
        if (table.Columns.ContainsKey("statecode")) entity.Add(new XElement("filter", Condition("statecode", "eq", "0")));
        if (queryType == 4) entity.Add(QuickFind(columns));
        var fetch = new XElement("fetch", new XAttribute("version", "1.0"), new XAttribute("mapping", "logical"), entity);
        var name = string.Format(CultureInfo.InvariantCulture, Word("Active {0}", lcid), table.DisplayCollectionName.In(lcid));
        return new ViewModel($"standard-{table.LogicalName}-{queryType}", name, queryType, true, fetch.ToString(SaveOptions.DisableFormatting), [.. columns.Select(column => new ViewCellModel(column.LogicalName, 180))]);
    }

    private static XElement QuickFind(List<ColumnMetadata> columns) => new(
        "filter", new XAttribute("type", "or"), new XAttribute("isquickfindfields", "1"), columns.Where(column => column.Type == ColumnType.Text).Select(column => Condition(column.LogicalName, "like", "{0}")));

    private static XElement Condition(string column, string comparison, string value) =>
        new("condition", new XAttribute("attribute", column), new XAttribute("operator", comparison), new XAttribute("value", value));

    private static string Word(string english, int lcid) => (english, lcid) switch
    {
        ("Summary", 3082) => "Resumen",
        ("Summary", 1049) => "Сводка",
        ("Summary", 2052) => "摘要",
        ("Timeline", 3082) => "Escala de tiempo",
        ("Timeline", 1049) => "Временная шкала",
        ("Timeline", 2052) => "时间线",
        ("Active {0}", 3082) => "{0}: activos",
        ("Active {0}", 1049) => "{0}: активные",
        ("Active {0}", 2052) => "可用的{0}",
        _ => english,
    };
}
