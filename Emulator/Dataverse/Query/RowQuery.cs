using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>A query of either language (QueryExpression, FetchXML), before names are checked against the metadata.</summary>
public sealed record RowQuery
{
    /// <summary>Logical name.</summary>
    public required string Table { get; init; }

    /// <summary>True: every column of the table; <see cref="Columns"/> is then empty.</summary>
    public bool AllColumns { get; init; }

    public IReadOnlyList<RowColumn> Columns { get; init; } = [];

    /// <summary>The conditions; null: none.</summary>
    public RowPredicate? Where { get; init; }

    public IReadOnlyList<RowLink> Links { get; init; } = [];

    public IReadOnlyList<RowOrder> Orders { get; init; } = [];

    public bool Distinct { get; init; }

    /// <summary>True: the columns are aggregates and groups.</summary>
    public bool Aggregate { get; init; }

    /// <summary>Null: no limit but the page's.</summary>
    public int? Top { get; init; }

    public RowPage Page { get; init; } = RowPage.First;
}

/// <param name="Number">From 1.</param>
/// <param name="Size">Rows a page; 0: the platform's 5000.</param>
/// <param name="Cookie">Of the page before; null on the first.</param>
/// <param name="CountAll">Whether TotalRecordCount is wanted.</param>
public sealed record RowPage(int Number, int Size, string? Cookie, bool CountAll)
{
    /// <summary>Rows a page holds at most, and rows that are counted at most.</summary>
    public const int Limit = 5000;

    public static RowPage First { get; } = new(1, 0, null, false);
}

/// <summary>One column of the answer.</summary>
/// <param name="Name">Logical name; empty for count(*).</param>
/// <param name="Alias">Null: its own name.</param>
/// <param name="Aggregate">None for a plain or grouped column.</param>
public sealed record RowColumn(
    string Name, string? Alias = null, XrmAggregateType Aggregate = XrmAggregateType.None, bool GroupBy = false,
    XrmDateTimeGrouping Grouping = XrmDateTimeGrouping.None, bool Distinct = false);

/// <param name="Column">Logical name; null when <paramref name="Alias"/> names a column of the answer (aggregates).</param>
/// <param name="Link">Alias or table of the link it is on; null: where the order stands.</param>
public sealed record RowOrder(string? Column, bool Descending, string? Alias = null, string? Link = null);

/// <summary>A joined table.</summary>
public sealed record RowLink
{
    public required string Table { get; init; }

    /// <summary>Column of the joined table.</summary>
    public required string ToColumn { get; init; }

    /// <summary>Column of the table it hangs on.</summary>
    public required string FromColumn { get; init; }

    /// <summary>Null: one is made, table name and a number, as the platform does.</summary>
    public string? Alias { get; init; }

    public JoinOperator Join { get; init; } = JoinOperator.Inner;

    public bool AllColumns { get; init; }

    public IReadOnlyList<RowColumn> Columns { get; init; } = [];

    public RowPredicate? Where { get; init; }

    public IReadOnlyList<RowLink> Links { get; init; } = [];

    public IReadOnlyList<RowOrder> Orders { get; init; } = [];
}
