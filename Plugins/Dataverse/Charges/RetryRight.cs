using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Charges;

/// <summary>Whether somebody may have charges tried again: whose role lets them append to charges.</summary>
/// <param name="MayRetry">A role of theirs says so.</param>
/// <param name="OwnsActivities">They may read activities, and so can own a line on the timeline.</param>
internal sealed record RetryRight(bool MayRetry, bool OwnsActivities)
{
    // Nobody writes charges by hand, so the privilege to append to them is free to mean this.
    private const string ToRetry = "prvAppendcpay_Transaction";
    private const string ToOwn = "prvReadActivity";

    // As for a customer's second promise: who may allow in a recovery what an agent may not.
    private const string ToAllow = "prvAssigncpay_RecoveryCase";

    /// <summary>Whether somebody may say how a charge in doubt ended.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static bool MayResolve(IOrganizationService service, Guid userId)
    {
        var request = new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = userId, PrivilegeNames = [ToRetry, ToAllow] };
        return ((RetrieveUserSetOfPrivilegesByNamesResponse)service.Execute(request)).RolePrivileges.Select(privilege => privilege.PrivilegeName).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 2;
    }

    /// <remarks>One organization-service call.</remarks>
    public static RetryRight Read(IOrganizationService service, Guid userId)
    {
        var request = new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = userId, PrivilegeNames = [ToRetry, ToOwn] };
        var held = ((RetrieveUserSetOfPrivilegesByNamesResponse)service.Execute(request)).RolePrivileges.Select(privilege => privilege.PrivilegeName).ToList();
        return new(held.Contains(ToRetry, StringComparer.OrdinalIgnoreCase), held.Contains(ToOwn, StringComparer.OrdinalIgnoreCase));
    }
}
