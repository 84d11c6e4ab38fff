namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Which rows of a table a caller may see; the query turns it into SQL. Closed: the cases below are all there are.</summary>
public abstract record RowCondition
{
    private RowCondition()
    {
    }

    public static RowCondition All { get; } = new AllRows();

    public static RowCondition None { get; } = new NoRows();

    /// <summary>Every row: organization-wide depth, or SYSTEM.</summary>
    public sealed record AllRows : RowCondition;

    /// <summary>No row: the privilege is missing.</summary>
    public sealed record NoRows : RowCondition;

    /// <summary>Rows for which at least one of the three holds. Only for tables with an owner.</summary>
    /// <param name="OwnerIds">The owner (user or team) is one of these.</param>
    /// <param name="BusinessUnitIds">The owning business unit is one of these.</param>
    /// <param name="SharedWith">The row is shared for reading (principalobjectaccess) with one of these users or teams.</param>
    public sealed record Owners(
        IReadOnlyCollection<Guid> OwnerIds, IReadOnlyCollection<Guid> BusinessUnitIds, IReadOnlyCollection<Guid> SharedWith) : RowCondition;
}
