using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>The two checks of the platform: does the caller hold the privilege at all, and does it reach this row.</summary>
internal sealed class AccessCheck(Engine engine, RequestScope scope, Identity identity)
{
    private static readonly Dictionary<AccessRights, string> Verbs = new()
    {
        [AccessRights.ReadAccess] = "Read",
        [AccessRights.WriteAccess] = "Write",
        [AccessRights.DeleteAccess] = "Delete",
        [AccessRights.AppendAccess] = "Append",
        [AccessRights.AppendToAccess] = "AppendTo",
        [AccessRights.AssignAccess] = "Assign",
        [AccessRights.ShareAccess] = "Share",
        [AccessRights.CreateAccess] = "Create",
    };

    /// <summary>One user; under impersonation two, and both must pass.</summary>
    public IEnumerable<UserRights> Callers
    {
        get
        {
            yield return engine.Security.RightsOf(identity.UserId, scope);
            if (identity.LimitedBy is { } impersonating)
            {
                yield return engine.Security.RightsOf(impersonating, scope);
            }
        }
    }

    public void DemandPrivilege(string verb, TableMetadata table)
    {
        var privilege = PrivilegeNames.Of(verb, table);
        foreach (var caller in Callers.Where(caller => caller.DepthOf(privilege) is null))
        {
            throw Missing(caller, privilege, table);
        }
    }

    /// <summary>A privilege by its name, at any depth.</summary>
    public void DemandPrivilege(string privilege)
    {
        foreach (var caller in Callers.Where(caller => caller.DepthOf(privilege) is null))
        {
            throw Missing(caller, privilege, null);
        }
    }

    public void Demand(AccessRights right, TableMetadata table, Entity row)
    {
        DemandPrivilege(Verbs[right], table);
        foreach (var caller in Callers.Where(caller => !Reaches(caller, right, table, row)))
        {
            throw SecurityFaults.NoAccess(caller.UserId, right.ToString(), table.LogicalName, row.Id);
        }
    }

    /// <param name="owner">Whose the row will be: creating for somebody else needs the depth to reach them.</param>
    public void DemandCreate(TableMetadata table, EntityReference owner)
    {
        DemandPrivilege("Create", table);
        if (table.Ownership == TableOwnership.User && Callers.Any(caller => !caller.HasEverything))
        {
            var future = new Entity(table.LogicalName) { ["ownerid"] = owner, ["owningbusinessunit"] = UnitOf(owner) };
            Reach("Create", AccessRights.CreateAccess, table, future);
        }
    }

    public void DemandAssign(TableMetadata table, Entity row, EntityReference? owner)
    {
        Demand(AccessRights.AssignAccess, table, row);
        if (owner is not null)
        {
            DemandReader(owner, table);
        }
    }

    /// <summary>Who owns a row or is shared one must be able to read the table: a team by its own roles. No role of the caller's helps.</summary>
    /// <exception cref="System.ServiceModel.FaultException">0x80040231: they are not.</exception>
    public void DemandReader(EntityReference principal, TableMetadata table)
    {
        var rights = principal.LogicalName == "team" ? RightsReader.ReadTeam(principal.Id, scope.Reader) : engine.Security.RightsOf(principal.Id, scope);
        var privilege = PrivilegeNames.Of("Read", table);
        if (rights.DepthOf(privilege) is null)
        {
            _ = scope.Reader.Find(principal.LogicalName, principal.Id) ?? throw DataverseFaults.NoSuchRow(principal.LogicalName, principal.Id);
            throw SecurityFaults.PrincipalLacksPrivilege(principal.Id, privilege, table.LogicalName);
        }
    }

    /// <summary>A lookup needs Append on the row that has it and AppendTo on the row it points to.</summary>
    /// <param name="row">The row as it is; null for a new one.</param>
    public void DemandLinks(TableMetadata table, Entity target, Entity? row = null)
    {
        if (Callers.All(caller => caller.HasEverything))
        {
            return;
        }

        var links = target.Attributes.Where(column => column.Value is EntityReference && IsLink(table, column.Key)).Select(column => (EntityReference)column.Value).ToList();
        if (links.Count > 0)
        {
            DemandAppend(table, row);
        }

        foreach (var link in links.Where(link => link.Id != Guid.Empty))
        {
            var referenced = engine.Metadata.Table(link.LogicalName);
            Demand(AccessRights.AppendToAccess, referenced, scope.Reader.Find(link.LogicalName, link.Id) ?? throw DataverseFaults.NoSuchRow(link.LogicalName, link.Id));
        }
    }

    /// <summary>Whether the row is the caller's, in reach of a role, or shared with that right.</summary>
    public bool Reaches(UserRights caller, AccessRights right, TableMetadata table, Entity row)
    {
        var privilege = PrivilegeNames.Of(Verbs[right], table);
        return caller.DepthOf(privilege) switch
        {
            null => false,
            PrivilegeDepth.Global => true,
            _ when table.Ownership == TableOwnership.User => IsOwn(caller, row) || IsInUnits(caller, privilege, row) || IsShared(caller, right, row),
            _ when table.Ownership == TableOwnership.BusinessUnit => caller.Principals.Contains(row.Id) || IsInUnits(caller, privilege, row),
            _ => false,
        };
    }

    private static FaultException<OrganizationServiceFault> Missing(UserRights caller, string privilege, TableMetadata? table) => caller.HasRoles
        ? SecurityFaults.MissingPrivilege(caller.UserId, privilege, PrivilegeNames.IdOf(privilege), table?.LogicalName, table?.ObjectTypeCode)
        : SecurityFaults.NoRoles(caller.UserId, privilege);

    private static bool IsLink(TableMetadata table, string column) =>
        column is not "ownerid" && table.Columns.TryGetValue(column, out var metadata) && metadata.ValidForCreate;

    private static bool IsOwn(UserRights caller, Entity row) =>
        row.GetAttributeValue<EntityReference>("ownerid") is { } owner && caller.Principals.Contains(owner.Id);

    private static bool IsInUnits(UserRights caller, string privilege, Entity row)
    {
        var unit = row.GetAttributeValue<EntityReference>("owningbusinessunit") ?? row.GetAttributeValue<EntityReference>("businessunitid");
        return unit is not null && caller.UnitsOf(privilege).Contains(unit.Id);
    }

    private bool IsShared(UserRights caller, AccessRights right, Entity row) => Shares.Of(scope.Reader, row.Id)
        .Any(share => caller.Principals.Contains(share.PrincipalId) && (share.Mask & right) == right);

    private void DemandAppend(TableMetadata table, Entity? row)
    {
        if (row is null)
        {
            DemandPrivilege("Append", table);
        }
        else
        {
            Demand(AccessRights.AppendAccess, table, row);
        }
    }

    private void Reach(string verb, AccessRights right, TableMetadata table, Entity future)
    {
        foreach (var caller in Callers.Where(caller => !Reaches(caller, right, table, future)))
        {
            throw SecurityFaults.NoAccess(caller.UserId, $"{verb}Access", table.LogicalName, future.Id);
        }
    }

    private EntityReference UnitOf(EntityReference owner) =>
        scope.Reader.Find(owner.LogicalName, owner.Id)?.GetAttributeValue<EntityReference>("businessunitid")
        ?? throw DataverseFaults.NoSuchRow(owner.LogicalName, owner.Id);
}
