using System.Collections;
using System.Globalization;
using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>One condition in SQL. "Not" operators are also true for empty columns, as on the platform.</summary>
internal sealed class ConditionTranslator(StoreLayout layout, SqlParameters parameters, QueryCaller caller)
{
    public string Translate(RowPredicate.Condition condition, QuerySource source, QuerySource? other)
    {
        var column = source.Stored(condition.Column);
        var sql = source.Column(condition.Column);
        if (condition.OtherColumn is { } name)
        {
            return $"{sql} {Comparison(condition.Operator) ?? throw NotEmulated(condition)} {(other ?? source).Column(name)}";
        }

        return WithoutValue(condition.Operator, sql)
            ?? OfCaller(condition.Operator, sql)
            ?? Date(condition, column, sql)
            ?? Compared(condition, column, sql, [.. condition.Values.SelectMany(Flat)])
            ?? throw NotEmulated(condition);
    }

    private static string? WithoutValue(ConditionOperator @operator, string sql) => @operator switch
    {
        ConditionOperator.Null => $"{sql} IS NULL",
        ConditionOperator.NotNull => $"{sql} IS NOT NULL",
        _ => null,
    };

    private string? OfCaller(ConditionOperator @operator, string sql) => @operator switch
    {
        ConditionOperator.EqualUserId => $"{sql} = {Id(caller.UserId)}",
        ConditionOperator.NotEqualUserId => Not($"{sql} = {Id(caller.UserId)}", sql),
        ConditionOperator.EqualBusinessId => $"{sql} = {Id(caller.BusinessUnitId)}",
        ConditionOperator.NotEqualBusinessId => Not($"{sql} = {Id(caller.BusinessUnitId)}", sql),
        ConditionOperator.EqualUserTeams => $"{sql} IN {parameters.AddIds(caller.TeamIds)}",
        ConditionOperator.EqualUserOrUserTeams => $"{sql} IN {parameters.AddIds([caller.UserId, .. caller.TeamIds])}",
        ConditionOperator.EqualUserLanguage => $"{sql} = {parameters.Add((long)caller.Lcid)}",
        _ => null,
    };

    private string? Date(RowPredicate.Condition condition, StoredColumn column, string sql)
    {
        var range = DateRange.Named(condition.Operator, caller.Now) ?? DayOf(condition, column) ?? Counted(condition, column);
        return range is not { } span ? null
            : condition.Operator is ConditionOperator.NotOn ? Not(Within(span, sql), sql)
            : Within(span, sql);
    }

    private static DateRange? DayOf(RowPredicate.Condition condition, StoredColumn column) =>
        condition.Operator is ConditionOperator.On or ConditionOperator.NotOn or ConditionOperator.OnOrBefore or ConditionOperator.OnOrAfter
            ? DateRange.OfDay(condition.Operator, Parsed(column, One(condition), ConditionValue.ToTime)) : null;

    private DateRange? Counted(RowPredicate.Condition condition, StoredColumn column) =>
        condition.Values.Count == 1 && DateRange.Counted(condition.Operator, 0, caller.Now) is not null
            ? DateRange.Counted(condition.Operator, (int)Parsed(column, One(condition), ConditionValue.ToNumber), caller.Now) : null;

    private string Within(DateRange range, string sql)
    {
        var from = range.From is { } start ? $"{sql} >= {parameters.Add(ConditionValue.Time(start))}" : null;
        var to = range.To is { } end ? $"{sql} < {parameters.Add(ConditionValue.Time(end))}" : null;
        return "(" + string.Join(" AND ", new[] { from, to }.Where(part => part is not null)) + ")";
    }

    private string? Compared(RowPredicate.Condition condition, StoredColumn column, string sql, List<object> values) =>
        column.Metadata.Type is ColumnType.Choices ? OfChoices(condition, column, sql, values) : WithValues(condition, column, sql, values);

    private string? WithValues(RowPredicate.Condition condition, StoredColumn column, string sql, List<object> values) => condition.Operator switch
    {
        ConditionOperator.Equal => $"{sql} = {Value(column, Single(condition, values))}",
        ConditionOperator.NotEqual => Not($"{sql} = {Value(column, Single(condition, values))}", sql),
        ConditionOperator.GreaterThan or ConditionOperator.GreaterEqual or ConditionOperator.LessThan or ConditionOperator.LessEqual =>
            $"{sql} {Comparison(condition.Operator)} {Value(column, Single(condition, values))}",
        ConditionOperator.In => In(column, sql, values),
        ConditionOperator.NotIn => Not(In(column, sql, values), sql),
        ConditionOperator.Between => Between(column, sql, condition, values),
        ConditionOperator.NotBetween => Not(Between(column, sql, condition, values), sql),
        ConditionOperator.ContainValues or ConditionOperator.DoesNotContainValues =>
            throw DataverseFaults.BadCondition($"The operator {condition.Operator} is for choices columns; '{column.Name}' is none."),
        _ => Like(condition, sql, values),
    };

    /// <summary>Of a choices column: contain-values asks for any of the values, equal and in for exactly this set of them.</summary>
    private string? OfChoices(RowPredicate.Condition condition, StoredColumn column, string sql, List<object> values) => condition.Operator switch
    {
        ConditionOperator.Equal => Exactly(column, sql, [Single(condition, values)]),
        ConditionOperator.NotEqual => Not(Exactly(column, sql, [Single(condition, values)]), sql),
        ConditionOperator.In => Exactly(column, sql, values),
        ConditionOperator.NotIn => Not(Exactly(column, sql, values), sql),
        ConditionOperator.ContainValues => Contain(column, sql, values),
        ConditionOperator.DoesNotContainValues => Not(Contain(column, sql, values), sql),
        _ => null,
    };

    private string? Like(RowPredicate.Condition condition, string sql, List<object> values)
    {
        var (before, after, negated) = condition.Operator switch
        {
            ConditionOperator.Like => ("", "", false),
            ConditionOperator.NotLike => ("", "", true),
            ConditionOperator.BeginsWith => ("", "%", false),
            ConditionOperator.DoesNotBeginWith => ("", "%", true),
            ConditionOperator.EndsWith => ("%", "", false),
            ConditionOperator.DoesNotEndWith => ("%", "", true),
            _ => (null, "", false),
        };
        if (before is null)
        {
            return null;
        }

        var pattern = before + Convert.ToString(Single(condition, values), CultureInfo.InvariantCulture) + after;
        var like = $"{StoreConnection.LikeFunction}({sql}, {parameters.Add(pattern)})";
        return negated ? Not(like, sql) : like;
    }

    private string In(StoredColumn column, string sql, List<object> values) =>
        values.Count == 0 ? "0" : $"{sql} IN ({string.Join(", ", values.Select(value => Value(column, value)))})";

    private string Between(StoredColumn column, string sql, RowPredicate.Condition condition, List<object> values) => values is [var low, var high]
        ? $"{sql} BETWEEN {Value(column, low)} AND {Value(column, high)}"
        : throw DataverseFaults.BadCondition($"The condition operator '{condition.Operator}' on '{condition.Column}' takes two values.");

    private string Exactly(StoredColumn column, string sql, IEnumerable<object?> values) =>
        $"{sql} = {parameters.Add(ColumnCodec.Joined(values.Select(value => OptionOf(column, value))))}";

    private string Contain(StoredColumn column, string sql, List<object> values) => values.Count == 0 ? "0"
        : "(" + string.Join(" OR ", values.Select(value => $"instr({sql}, {parameters.Add(ColumnCodec.Joined([OptionOf(column, value)]))}) > 0")) + ")";

    private static int OptionOf(StoredColumn column, object? value) => (int)Parsed(column, value, ConditionValue.ToNumber);

    private string Value(StoredColumn column, object? value) => parameters.Add(ConditionValue.Encode(column, value, layout));

    private string Id(Guid id) => parameters.Add(ColumnCodec.Id(id));

    private static string Not(string condition, string sql) => $"({sql} IS NULL OR NOT {condition})";

    private static string? Comparison(ConditionOperator @operator) => @operator switch
    {
        ConditionOperator.Equal => "=",
        ConditionOperator.NotEqual => "<>",
        ConditionOperator.GreaterThan => ">",
        ConditionOperator.GreaterEqual => ">=",
        ConditionOperator.LessThan => "<",
        ConditionOperator.LessEqual => "<=",
        _ => null,
    };

    /// <summary>Lists arrive as several values or as one array.</summary>
    private static IEnumerable<object> Flat(object value) => value is IEnumerable list and not string ? list.Cast<object>() : [value];

    private static object? One(RowPredicate.Condition condition) => Single(condition, [.. condition.Values]);

    private static object? Single(RowPredicate.Condition condition, List<object> values) => values is [var value] ? value
        : throw DataverseFaults.BadCondition($"The condition operator '{condition.Operator}' on '{condition.Column}' takes one value, not {values.Count}.");

    private static T Parsed<T>(StoredColumn column, object? value, Func<object?, T> parse)
    {
        try
        {
            return parse(value);
        }
        catch (FormatException)
        {
            throw DataverseFaults.InvalidArgument($"The value '{value}' is not valid for attribute '{column.Name}' of entity '{column.Table.LogicalName}'.");
        }
    }

    private static FaultException<OrganizationServiceFault> NotEmulated(RowPredicate.Condition condition) =>
        DataverseFaults.NotEmulated($"The condition operator '{condition.Operator}' on '{condition.Column}'");
}
