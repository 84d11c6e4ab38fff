using CrmPayments.Plugins.Access;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>What a person may do about a debt.</summary>
/// <param name="MayDeal">Make, confirm or withdraw an offer.</param>
/// <param name="OwnsLines">They may read activities, and so own what they put on the timeline.</param>
internal readonly record struct OfferRights(bool MayDeal, bool OwnsLines)
{
    private const string WorksWithCustomers = "prvCreateActivity", IsTheService = "prvWritecpay_GatewayEvent", ReadsActivities = "prvReadActivity";

    // Who only looks has neither of the first two.
    private static readonly string[] Asked = [WorksWithCustomers, IsTheService, ReadsActivities];

    /// <remarks>Two organization-service calls; one for who may not even see the case.</remarks>
    public static OfferRights Read(IOrganizationService service, Guid userId, EntityReference recoveryCase)
    {
        if (!RefundRights.CanRead(service, userId, recoveryCase)) return default;
        var request = new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = userId, PrivilegeNames = Asked };
        var held = ((RetrieveUserSetOfPrivilegesByNamesResponse)service.Execute(request)).RolePrivileges.Select(privilege => privilege.PrivilegeName).ToList();
        return new(held.Contains(WorksWithCustomers) || held.Contains(IsTheService), held.Contains(ReadsActivities));
    }
}
