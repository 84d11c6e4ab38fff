namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>What one or more profiles allow with one secured column; they add up.</summary>
internal readonly record struct ColumnGrant(bool Read, bool Create, bool Update)
{
    public static ColumnGrant operator |(ColumnGrant one, ColumnGrant other) =>
        new(one.Read || other.Read, one.Create || other.Create, one.Update || other.Update);
}
