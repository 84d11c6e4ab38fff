using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Sharing of single rows.</summary>
internal static class SharingMessages
{
    private static readonly AccessRights[] Rights =
    [
        AccessRights.ReadAccess, AccessRights.WriteAccess, AccessRights.AppendAccess, AccessRights.AppendToAccess,
        AccessRights.DeleteAccess, AccessRights.ShareAccess, AccessRights.AssignAccess,
    ];

    public static IEnumerable<Message> All =>
    [
        new DirectMessage("GrantAccess", call => Share(call, adds: true, new GrantAccessResponse())),
        new DirectMessage("ModifyAccess", call => Share(call, adds: false, new ModifyAccessResponse())),
        new DirectMessage("RevokeAccess", Revoke),
        new DirectMessage("RetrievePrincipalAccess", RetrievePrincipalAccess),
        new DirectMessage("RetrieveSharedPrincipalsAndAccess", RetrieveShared),
    ];

    private static OrganizationResponse Share(MessageCall call, bool adds, OrganizationResponse response)
    {
        var target = Shareable(call);
        var access = call.Required<PrincipalAccess>("PrincipalAccess");
        call.Access.DemandReader(access.Principal, call.Table(target.LogicalName));
        var before = adds ? Shares.Of(call.Scope.Writer, target.Id).FirstOrDefault(share => share.PrincipalId == access.Principal.Id)?.Mask ?? 0 : 0;
        Shares.Set(call.Scope.Writer, target, access.Principal, before | access.AccessMask);
        return response;
    }

    private static RevokeAccessResponse Revoke(MessageCall call)
    {
        Shares.Set(call.Scope.Writer, Shareable(call), call.Required<EntityReference>("Revokee"), AccessRights.None);
        return new RevokeAccessResponse();
    }

    private static RetrievePrincipalAccessResponse RetrievePrincipalAccess(MessageCall call)
    {
        var target = Target(call);
        var table = call.Table(target.LogicalName);
        var row = call.Existing(target.LogicalName, target.Id);
        var rights = call.Engine.Security.RightsOf(call.Required<EntityReference>("Principal").Id, call.Scope);
        var granted = Rights.Where(right => call.Access.Reaches(rights, right, table, row)).Aggregate(AccessRights.None, (all, right) => all | right);
        return new RetrievePrincipalAccessResponse { Results = { ["AccessRights"] = granted } };
    }

    private static RetrieveSharedPrincipalsAndAccessResponse RetrieveShared(MessageCall call)
    {
        var target = Target(call);
        call.Access.Demand(AccessRights.ReadAccess, call.Table(target.LogicalName), call.Existing(target.LogicalName, target.Id));
        var shares = Shares.Of(call.Scope.Reader, target.Id)
            .Select(share => new PrincipalAccess { Principal = new EntityReference(share.PrincipalTable, share.PrincipalId), AccessMask = share.Mask });
        return new RetrieveSharedPrincipalsAndAccessResponse { Results = { ["PrincipalAccesses"] = shares.ToArray() } };
    }

    private static EntityReference Shareable(MessageCall call)
    {
        _ = call.Scope.Writer;
        var target = Target(call);
        call.Access.Demand(AccessRights.ShareAccess, call.Table(target.LogicalName), call.Existing(target.LogicalName, target.Id));
        return target;
    }

    private static EntityReference Target(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        return new EntityReference(target.LogicalName, References.Resolve(call, target));
    }
}
