using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>The rows of each table that a query's caller may see.</summary>
internal sealed class AccessFilter(AccessCheck access, OrganizationMetadata metadata, QueryCaller caller) : IRowFilter
{
    private readonly ColumnAccess _columns = new(metadata, access);

    public QueryCaller Caller => caller;

    public bool MayRead(string table, string column) => _columns.MayRead(table, column);

    public void DemandRead(string table, string column) => _columns.DemandRead(table, column);

    public RowCondition For(string table)
    {
        var conditions = access.Callers.Select(rights => Of(rights, metadata.Table(table))).Where(condition => condition != RowCondition.All).Distinct().ToList();
        return conditions switch
        {
            [] => RowCondition.All,
            [var one] => one,
            _ => throw DataverseFaults.NotEmulated("A query under impersonation where neither user reads the table organization-wide"),
        };
    }

    private static RowCondition Of(UserRights rights, TableMetadata table)
    {
        var privilege = PrivilegeNames.Of("Read", table);
        return rights.DepthOf(privilege) switch
        {
            // Also for a table that is only joined: the platform refuses the query, it does not leave the rows out.
            null => throw SecurityFaults.MissingPrivilege(rights.UserId, privilege, PrivilegeNames.IdOf(privilege), table.LogicalName, table.ObjectTypeCode),
            PrivilegeDepth.Global => RowCondition.All,
            _ when table.Ownership is TableOwnership.User or TableOwnership.BusinessUnit => new RowCondition.Owners(rights.Principals, rights.UnitsOf(privilege), rights.Principals),
            _ => RowCondition.All,
        };
    }
}
