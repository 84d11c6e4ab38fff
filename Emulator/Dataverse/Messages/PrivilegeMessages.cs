using CrmPayments.Emulator.Dataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Which privileges a user has, from their own roles and their teams'.</summary>
internal static class PrivilegeMessages
{
    public static IEnumerable<Message> All =>
    [
        new DirectMessage("RetrieveUserPrivileges", call => Answer(call, new RetrieveUserPrivilegesResponse(), _ => true)),
        new DirectMessage("RetrieveUserPrivilegeByPrivilegeName", call => Answer(call, new RetrieveUserPrivilegeByPrivilegeNameResponse(), Named(call.Required<string>("PrivilegeName")))),
        new DirectMessage("RetrieveUserSetOfPrivilegesByNames", call => Answer(call, new RetrieveUserSetOfPrivilegesByNamesResponse(), Named(call.Required<string[]>("PrivilegeNames")))),
        new DirectMessage("RetrieveUserSetOfPrivilegesByIds", call => Answer(call, new RetrieveUserSetOfPrivilegesByIdsResponse(), WithId(call.Required<Guid[]>("PrivilegeIds")))),
    ];

    private static OrganizationResponse Answer(MessageCall call, OrganizationResponse response, Func<string, bool> wanted)
    {
        var rights = call.Engine.Security.RightsOf(call.Optional<Guid>("UserId"), call.Scope);
        var names = rights.HasEverything ? PrivilegeList.AllOf(call.Metadata, call.Engine.Solution) : rights.Grants.Keys;
        response.Results["RolePrivileges"] = names.Where(wanted)
            .Select(name => new RolePrivilege(rights.DepthOf(name) ?? PrivilegeDepth.Basic, PrivilegeNames.IdOf(name), rights.BusinessUnitId, name))
            .ToArray();
        return response;
    }

    private static Func<string, bool> Named(params string[] names) => name => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static Func<string, bool> WithId(Guid[] ids) => name => ids.Contains(PrivilegeNames.IdOf(name));
}
