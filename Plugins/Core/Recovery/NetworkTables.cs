using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>The shipped tables about networks, read once. Their sources stand in the files.</summary>
internal static class NetworkTables
{
    // Columns: network, code, do, hours.
    public static readonly NetworkTable<AdviceLine> Advice = NetworkTable<AdviceLine>.Embedded(
        "advice-codes.csv", row => new AdviceLine(Word<AdviceAction>(row[2]), TimeSpan.FromHours(Number(row[3]) ?? 0)));

    // Columns: network, code, reason, category.
    public static readonly NetworkTable<CodeLine> Codes = NetworkTable<CodeLine>.Embedded(
        "network-codes.csv", row => new CodeLine(Reason(row[2]), Number(row[3]) ?? 4));

    // Columns: network, code, reason, again.
    public static readonly NetworkTable<DebitLine> Debits = NetworkTable<DebitLine>.Embedded(
        "debit-codes.csv", row => new DebitLine(Reason(row[2]), Word<DebitAgain>(row[3])));

    /// <summary>In the order of <see cref="PaymentNetwork"/>.</summary>
    public static NetworkLimit[] Limits() =>
        [.. CsvTable.Embedded("Recovery/Tables/network-limits.csv").Rows.Select(Limit).OrderBy(limit => limit.Network)];

    // Columns: network, per24, per30, amount30, most24, most30, mostamount30, apart, represent, within, source.
    private static NetworkLimit Limit(string[] row) => new(Word<PaymentNetwork>(row[0]))
    {
        Per24Hours = Number(row[1]),
        Per30Days = Number(row[2]),
        PerAmount30Days = Number(row[3]),
        Most24Hours = Number(row[4]),
        Most30Days = Number(row[5]),
        MostAmount30Days = Number(row[6]),
        CustomersApart = row[7] == "yes",
        Representments = Number(row[8]),
        RepresentWithinDays = Number(row[9]),
        Source = row[10],
    };

    private static DeclineReason? Reason(string word) => word.Length == 0 ? null : Word<DeclineReason>(word);

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static T Word<T>(string word)
        where T : struct => (T)Enum.Parse(typeof(T), word);
}
