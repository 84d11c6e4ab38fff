using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

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
