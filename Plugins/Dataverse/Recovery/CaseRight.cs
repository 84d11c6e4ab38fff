using CrmPayments.Plugins.Access;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What a person may do with a case. Nobody writes cases; two privileges that mean nothing else on them say who works with them.</summary>
/// <param name="MaySee">The case is one they may read.</param>
/// <param name="MayWork">Pause, resume, close, enter the customer's first promise.</param>
/// <param name="MayAllow">Enter a further promise, too.</param>
internal readonly record struct CaseRight(bool MaySee, bool MayWork, bool MayAllow)
{
    private const string Works = "prvAppendcpay_RecoveryCase", Allows = "prvAssigncpay_RecoveryCase";
    private static readonly string[] Asked = [Works, Allows];

    /// <remarks>Two organization-service calls; one for who may not even see the case.</remarks>
    public static CaseRight Read(IOrganizationService service, Guid userId, EntityReference recoveryCase)
    {
        if (!RefundRights.CanRead(service, userId, recoveryCase)) return default;
        var request = new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = userId, PrivilegeNames = Asked };
        var held = ((RetrieveUserSetOfPrivilegesByNamesResponse)service.Execute(request)).RolePrivileges.Select(privilege => privilege.PrivilegeName).ToList();
        return new(true, held.Contains(Works), held.Contains(Allows));
    }
}
