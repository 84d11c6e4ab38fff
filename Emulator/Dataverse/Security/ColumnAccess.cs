using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Audit;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>Secured columns: who reads one without permission gets no value, who writes one is refused. Under impersonation both users need the permission.</summary>
internal sealed class ColumnAccess(OrganizationMetadata metadata, AccessCheck access)
{
    /// <param name="table">Logical name, as <paramref name="column"/>.</param>
    public bool MayRead(string table, string column) => table == AuditTrail.Table && column == "changedata"
        ? MayReadAllChanges()
        : !metadata.Tables[table].Columns.TryGetValue(column, out var found) || !found.IsSecured || access.Callers.All(caller => caller.GrantOn(table, column).Read);

    /// <exception cref="FaultException">0x8004F504: a condition, an order or a sum would tell what the caller may not read.</exception>
    public void DemandRead(string table, string column)
    {
        if (!MayRead(table, column))
        {
            throw Refused(SecurityFaults.SecuredColumnRead, metadata.Tables[table], column);
        }
    }

    /// <exception cref="FaultException">0x8004F502.</exception>
    public void DemandCreate(TableMetadata table, Entity target) => Demand(table, target, grant => grant.Create, SecurityFaults.SecuredColumnCreate);

    /// <exception cref="FaultException">0x8004F507.</exception>
    public void DemandUpdate(TableMetadata table, Entity target) => Demand(table, target, grant => grant.Update, SecurityFaults.SecuredColumnUpdate);

    private void Demand(TableMetadata table, Entity target, Func<ColumnGrant, bool> allows, SecuredColumnFault fault)
    {
        foreach (var column in target.Attributes.Keys.Where(name => table.Columns.TryGetValue(name, out var column) && column.IsSecured))
        {
            if (access.Callers.Any(caller => !allows(caller.GrantOn(table.LogicalName, column))))
            {
                throw Refused(fault, table, column);
            }
        }
    }

    /// <summary>The raw text of an audited change holds every column of it; the history messages leave out single ones.</summary>
    private bool MayReadAllChanges() => metadata.Tables.Values.Where(table => table.IsAudited)
        .All(table => table.Columns.Values.All(column => !column.IsAudited || !column.IsSecured || MayRead(table.LogicalName, column.LogicalName)));

    private FaultException<OrganizationServiceFault> Refused(SecuredColumnFault fault, TableMetadata table, string column) =>
        fault(access.Callers.First(caller => !caller.HasEverything).UserId, table.Columns[column].DisplayName.ToString(), table.DisplayName.ToString());

    private delegate FaultException<OrganizationServiceFault> SecuredColumnFault(Guid userId, string column, string table);
}
