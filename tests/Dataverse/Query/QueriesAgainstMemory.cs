using System.Text.RegularExpressions;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Query;

/// <summary>Random rows and filters: SQL answers what a plain evaluation in memory answers.</summary>
public sealed class QueriesAgainstMemory
{
    private const string Amount = "cpay_amount";
    private const string Count = "cpay_sendcount";
    private const string Text = "cpay_notes";

    private static readonly Gen<string?> SomeText = Gen.Elements(null, "a", "A", "ab", "Ba", "%", "_", "b[c]", "ñ", "Ñ");
    private static readonly Gen<decimal?> SomeAmount = Gen.Elements<decimal?>(null, -1.5m, 0m, 0.01m, 0.0101m, 10m, 10.01m, 922337203685477m);
    private static readonly Gen<int?> SomeCount = Gen.Elements<int?>(null, -1, 0, 1, 2, int.MaxValue);

    private static readonly Gen<Sample> SomeRow =
        from text in SomeText
        from amount in SomeAmount
        from count in SomeCount
        select new Sample(text, amount, count);

    private static readonly Gen<ConditionExpression> SomeCondition = Gen.OneOf(
        from compare in Comparisons()
        from value in SomeAmount.Where(value => value is not null)
        select new ConditionExpression(Amount, compare, new Money(value!.Value)),
        from compare in Comparisons()
        from value in SomeCount.Where(value => value is not null)
        select new ConditionExpression(Count, compare, (object)value!.Value),
        from compare in Gen.Elements(ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.Like, ConditionOperator.NotLike)
        from value in Gen.Elements("a", "%b%", "_", "A%", "b[[]c]", "[^a]%", "ñ")
        select new ConditionExpression(Text, compare, value),
        from column in Gen.Elements(Amount, Count, Text)
        from compare in Gen.Elements(ConditionOperator.Null, ConditionOperator.NotNull)
        select new ConditionExpression(column, compare));

    [Test]
    public void Agree()
    {
        var cases =
            from rows in SomeRow.ListOf()
            from filter in Filter(2)
            select (Rows: rows, Filter: filter);
        using var store = ARow.Store();
        Prop.ForAll(cases.ToArbitrary(), one => Found(store, one.Rows, one.Filter).SequenceEqual(Expected(one.Rows, one.Filter)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static Gen<ConditionOperator> Comparisons() => Gen.Elements(
        ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.GreaterThan, ConditionOperator.GreaterEqual, ConditionOperator.LessThan, ConditionOperator.LessEqual);

    private static Gen<FilterExpression> Filter(int depth) =>
        from word in Gen.Elements(LogicalOperator.And, LogicalOperator.Or)
        from conditions in SomeCondition.ListOf(2)
        from nested in depth == 0 ? Gen.Constant(new List<FilterExpression>()) : Filter(depth - 1).ListOf(1).Select(list => list.ToList())
        select Grouped(word, conditions, nested);

    private static FilterExpression Grouped(LogicalOperator word, IEnumerable<ConditionExpression> conditions, IEnumerable<FilterExpression> nested)
    {
        var filter = new FilterExpression(word);
        filter.Conditions.AddRange(conditions);
        nested.ToList().ForEach(filter.AddFilter);
        return filter;
    }

    private static List<int> Found(RowStore store, IEnumerable<Sample> rows, FilterExpression filter)
    {
        using var write = store.Begin(TransactionKind.Write);
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            write.Insert(ARow.Of("cpay_refund", ("cpay_checks", index), (Text, row.Text), (Amount, row.Amount is { } amount ? new Money(amount) : null), (Count, row.Count)));
        }

        var query = new QueryExpression("cpay_refund") { ColumnSet = new ColumnSet("cpay_checks"), Criteria = filter };
        query.AddOrder("cpay_checks", OrderType.Ascending);
        return [.. write.Query(query, ARow.Everything).Entities.Select(found => found.GetAttributeValue<int>("cpay_checks"))];
    }

    private static IEnumerable<int> Expected(IEnumerable<Sample> rows, FilterExpression filter) =>
        rows.Select((row, index) => (row, index)).Where(one => Meets(one.row, filter)).Select(one => one.index);

    private static bool Meets(Sample row, FilterExpression filter)
    {
        var parts = filter.Conditions.Select(condition => Meets(row, condition)).Concat(filter.Filters.Select(nested => Meets(row, nested)));
        return filter.FilterOperator is LogicalOperator.And ? parts.All(part => part) : parts.Any(part => part);
    }

    private static bool Meets(Sample row, ConditionExpression condition) => condition.AttributeName switch
    {
        Text => MeetsText(row.Text, condition),
        Amount => MeetsNumber(row.Amount, condition, () => ((Money)condition.Values[0]).Value),
        _ => MeetsNumber(row.Count, condition, () => (int)condition.Values[0]),
    };

    private static bool MeetsNumber(decimal? value, ConditionExpression condition, Func<decimal> other) => condition.Operator switch
    {
        ConditionOperator.Null => value is null,
        ConditionOperator.NotNull => value is not null,
        ConditionOperator.Equal => value == other(),
        ConditionOperator.NotEqual => value != other(),
        ConditionOperator.GreaterThan => value > other(),
        ConditionOperator.GreaterEqual => value >= other(),
        ConditionOperator.LessThan => value < other(),
        _ => value <= other(),
    };

    private static bool MeetsText(string? value, ConditionExpression condition) => condition.Operator switch
    {
        ConditionOperator.Null => value is null,
        ConditionOperator.NotNull => value is not null,
        ConditionOperator.Equal => string.Equals(value, (string)condition.Values[0], StringComparison.OrdinalIgnoreCase),
        ConditionOperator.NotEqual => !string.Equals(value, (string)condition.Values[0], StringComparison.OrdinalIgnoreCase),
        ConditionOperator.Like => value is not null && Like(value, (string)condition.Values[0]),
        _ => value is null || !Like(value, (string)condition.Values[0]),
    };

    private static bool Like(string value, string pattern)
    {
        var regex = Regex.Replace(pattern, @"\[\^?.+?\]|%|_|.", part => part.Value switch
        {
            "%" => ".*",
            "_" => ".",
            "[[]" => @"\[",
            ['[', .. var set] when set.Length > 1 => "[" + set,
            var literal => Regex.Escape(literal),
        });
        return Regex.IsMatch(value, $"^{regex}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    private sealed record Sample(string? Text, decimal? Amount, int? Count);
}
