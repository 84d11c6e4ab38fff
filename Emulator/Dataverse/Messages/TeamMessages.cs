using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Members of teams, as links of teammembership_association.</summary>
internal static class TeamMessages
{
    private const string Membership = "teammembership_association";

    public static IEnumerable<Message> All =>
    [
        new DirectMessage("AddMembersTeam", call => Send<AssociateRequest>(call, new AddMembersTeamResponse())),
        new DirectMessage("RemoveMembersTeam", call => Send<DisassociateRequest>(call, new RemoveMembersTeamResponse())),
    ];

    private static OrganizationResponse Send<TRequest>(MessageCall call, OrganizationResponse response)
        where TRequest : OrganizationRequest, new()
    {
        var team = call.Optional<Guid?>("TeamId") ?? throw DataverseFaults.InvalidArgument("Required parameter 'TeamId' is missing.");
        var members = call.Required<Guid[]>("MemberIds").Select(id => new EntityReference("systemuser", id)).ToList();
        call.Send(new TRequest
        {
            Parameters =
            {
                ["Target"] = new EntityReference("team", team),
                ["Relationship"] = new Relationship(Membership),
                ["RelatedEntities"] = new EntityReferenceCollection(members),
            },
        });
        return response;
    }
}
