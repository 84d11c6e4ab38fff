using System.Globalization;
using System.Text;

namespace CrmPayments.Tests.Simulation;

/// <summary>The results as tables.</summary>
internal static class Report
{
    public static string Of(IReadOnlyList<Result> results)
    {
        var text = new StringBuilder();
        Row(text, ["strategy", "failed", "recovered", "by amount", "by amount within the limits", "waiting for a person", "amount failed", "median days", "tries at banks", "network limits broken", "charged twice", "messages", "at bad hours", "subscriptions alive"]);
        Rule(text, 14);
        foreach (var it in results)
        {
            Row(text, [
                it.Strategy, $"{it.Debts.Count}", Percent(it.ByNumber), Percent(it.ByAmount), Percent(it.Lawful), $"{it.Debts.Count(debt => debt.WaitsForAPerson)}", $"{it.Debts.Sum(debt => debt.Dollars):0} USD", Median(it), $"{it.Presented}", $"{it.NetworkBreaches}",
                $"{it.ChargedTwice}", $"{it.Messages}", $"{it.AtBadHours}", $"{it.Alive}"]);
        }

        Table(text, "reason of the first failure", results, debt => debt.Reason);
        Table(text, "gateway", results, debt => $"{debt.Person.Market.Gateway}");
        Table(text, "network", results, debt => $"{debt.Person.Market.Network}");
        Table(text, "country and currency", results, debt => $"{debt.Person.Market.Country} {debt.Person.Market.Currency}");
        return text.ToString();
    }

    private static void Table(StringBuilder text, string subject, IReadOnlyList<Result> results, Func<Debt, string> group)
    {
        text.AppendLine();
        Row(text, [subject, .. results.SelectMany(result => new[] { $"{result.Strategy}: failed", "recovered", "by amount" })]);
        Rule(text, 1 + results.Count * 3);
        foreach (var name in results.SelectMany(result => result.Debts).GroupBy(group).OrderByDescending(debts => debts.Count()).Select(debts => debts.Key))
        {
            Row(text, [name, .. results.SelectMany(result => Cells([.. result.Debts.Where(debt => group(debt) == name)]))]);
        }
    }

    private static string[] Cells(List<Debt> debts) => [$"{debts.Count}", Percent(Result.Share(debts, _ => 1m)), Percent(Result.Share(debts, debt => debt.Dollars))];

    private static string Median(Result result)
    {
        var days = result.Debts.Where(debt => debt.IsPaid).Select(debt => (debt.PaidOn!.Value - debt.FailedOn).TotalDays).Order().ToList();
        return days.Count == 0 ? "" : days[days.Count / 2].ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Percent(double share) => double.IsNaN(share) ? "" : share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static void Rule(StringBuilder text, int columns) => text.AppendLine("|" + string.Concat(Enumerable.Repeat("---|", columns)));
}
