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
