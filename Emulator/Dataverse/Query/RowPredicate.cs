using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>A condition, a group of them, or the existence of linked rows. Closed: the cases below are all there are.</summary>
public abstract record RowPredicate
{
    private RowPredicate()
    {
    }

    /// <summary>No part: true.</summary>
    public sealed record Group(LogicalOperator Operator, IReadOnlyList<RowPredicate> Parts) : RowPredicate;

    /// <param name="Link">Alias of the link the column is on; null: where the condition stands.</param>
    /// <param name="Values">As the caller gave them: SDK values, or text from FetchXML.</param>
    /// <param name="OtherColumn">Not null: compares with this column instead of a value.</param>
    /// <param name="OtherLink">Alias of the link <paramref name="OtherColumn"/> is on.</param>
    public sealed record Condition(
        string Column, ConditionOperator Operator, IReadOnlyList<object> Values, string? Link = null,
        string? OtherColumn = null, string? OtherLink = null) : RowPredicate;

    /// <summary>A FetchXML link inside a filter, or a link of kind any, not any, all, not all, exists or in.</summary>
    public sealed record Exists(RowLink Link) : RowPredicate;
}
