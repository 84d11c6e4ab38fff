using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>The built-in policies: Tables/default-policies.csv and default-steps.csv.</summary>
public static class DefaultPolicies
{
    /// <summary>With what an editable copy of each is called and identified by.</summary>
    public static IReadOnlyList<DefaultPolicy> Rows { get; } = Read();

    /// <summary>By priority; together they fit every debt.</summary>
    public static IReadOnlyList<RecoveryPolicy> All { get; } = [.. Rows.Select(row => row.Policy)];

    private static List<DefaultPolicy> Read()
    {
        var steps = CsvTable.Embedded("Recovery/Tables/default-steps.csv").Rows.ToLookup(row => row[0], Step, StringComparer.Ordinal);
        return [.. CsvTable.Embedded("Recovery/Tables/default-policies.csv").Rows.Select(row => new DefaultPolicy(row[0], new Guid(row[16]), Policy(row, steps[row[15]]))).OrderBy(row => row.Policy.Priority)];
    }

    // Columns: key, name, priority, kinds, segments, personfirst, mosttries, mostdays, gracedays, hourfrom, hourto, backup, end, singletask, taskhours, steps, row.
    private static RecoveryPolicy Policy(string[] row, IEnumerable<RecoveryStep> steps) => new()
    {
        Name = row[1],
        Priority = Number(row[2]),
        Kinds = Words<RecoveryKind>(row[3]),
        Segments = Words<CustomerSegment>(row[4]),
        PersonFirst = row[5] == "yes",
        MostTries = Number(row[6]),
        MostDays = Number(row[7]),
        GraceDays = Number(row[8]),
        HourFrom = Number(row[9]),
        HourTo = Number(row[10]),
        UseBackupMethod = row[11] == "yes",
        EndAction = Word<EndAction>(row[12]),
        TaskOnSingleFailure = row[13] == "yes",
        TaskDueAfterHours = Number(row[14]),
        Steps = [.. steps],
    };

    // Columns: steps, number, action, reasons, classes, offset, timing, channel, message, offer.
    private static RecoveryStep Step(string[] row) => new(Number(row[1]), Word<RecoveryAction>(row[2]), Offset(row[5]), Word<StepTiming>(row[6]))
    {
        Reasons = Words<DeclineReason>(row[3]),
        Classes = Words<DeclineClass>(row[4]),
        Channel = Optional<Channel>(row[7]),
        MessageKind = Optional<MessageKind>(row[8]),
        OfferKind = Optional<OfferKind>(row[9]),
    };

    // 5m, 2h, 7d
    private static TimeSpan Offset(string text)
    {
        var number = Number(text.Substring(0, text.Length - 1));
        return text[text.Length - 1] switch { 'm' => TimeSpan.FromMinutes(number), 'h' => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static T? Optional<T>(string word)
        where T : struct => word.Length == 0 ? null : Word<T>(word);

    private static IReadOnlyList<T> Words<T>(string words)
        where T : struct => [.. words.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(Word<T>)];

    private static T Word<T>(string word)
        where T : struct => (T)Enum.Parse(typeof(T), word);
}
