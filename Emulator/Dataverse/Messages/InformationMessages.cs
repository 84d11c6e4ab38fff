using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Organization;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Who and where am I.</summary>
internal static class InformationMessages
{
    public static IEnumerable<Message> All =>
    [
        new DirectMessage("WhoAmI", WhoAmI),
        new DirectMessage("RetrieveVersion", _ => new RetrieveVersionResponse { Results = { ["Version"] = Organization.Version } }),
        new DirectMessage("RetrieveCurrentOrganization", _ => new RetrieveCurrentOrganizationResponse { Results = { ["Detail"] = Detail() } }),
    ];

    private static WhoAmIResponse WhoAmI(MessageCall call) => new()
    {
        Results =
        {
            ["UserId"] = call.Identity.UserId,
            ["BusinessUnitId"] = call.Engine.Security.RightsOf(call.Identity.UserId, call.Scope).BusinessUnitId,
            ["OrganizationId"] = Organization.Id,
        },
    };

    private static OrganizationDetail Detail() => new()
    {
        OrganizationId = Organization.Id,
        FriendlyName = Organization.FriendlyName,
        UniqueName = Organization.UniqueName,
        UrlName = Organization.UniqueName,
        OrganizationVersion = Organization.Version,
        EnvironmentId = Organization.Id.ToString("D"),
        TenantId = Organization.TenantId.ToString("D"),
        State = OrganizationState.Enabled,
        OrganizationType = OrganizationType.Developer,
    };
}
