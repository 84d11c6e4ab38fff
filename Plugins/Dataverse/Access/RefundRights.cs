using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Access;

/// <summary>What a person's security roles let them see: SYSTEM works for them, so it asks for them.</summary>
internal static class RefundRights
{
    // Who may not read a table cannot own its rows. Attempts are activities.
    private static readonly string[] ToOwn = ["prvReadcpay_Refund", "prvReadActivity"];

    /// <summary>Whether the person may read the row.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static bool CanRead(IOrganizationService service, Guid userId, EntityReference row)
    {
        var request = new RetrievePrincipalAccessRequest { Principal = new EntityReference("systemuser", userId), Target = row };
        return ((RetrievePrincipalAccessResponse)service.Execute(request)).AccessRights.HasFlag(AccessRights.ReadAccess);
    }

    /// <summary>Whether the person may read refunds and activities of their own, and so can own what they ask for.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static bool CanOwnRefunds(IOrganizationService service, Guid userId)
    {
        var request = new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = userId, PrivilegeNames = ToOwn };
        var held = ((RetrieveUserSetOfPrivilegesByNamesResponse)service.Execute(request)).RolePrivileges.Select(privilege => privilege.PrivilegeName);
        return !ToOwn.Except(held, StringComparer.OrdinalIgnoreCase).Any();
    }
}
