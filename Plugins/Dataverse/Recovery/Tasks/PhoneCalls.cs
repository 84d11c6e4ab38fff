using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>The platform's phone call activity, on the customer's timeline.</summary>
internal static class PhoneCalls
{
    private const string Table = "phonecall";
    private const int CompletedState = 1, MadeReason = 2;

    /// <returns>Two requests, because an activity cannot be created in another state than Open; none where the task is about nobody.</returns>
    public static IEnumerable<OrganizationRequest> Requests(CalledTask task, CallReport said, Sentences sentences, Guid by, DateTimeOffset now)
    {
        if (task.Customer is not { } customer) yield break;
        var row = new Entity(Table, Guid.NewGuid())
        {
            ["subject"] = sentences.TaskCallSubject(task.Number, said.Result),
            ["description"] = said.Comment,
            ["directioncode"] = true,
            ["regardingobjectid"] = customer,
            ["ownerid"] = UserTable.Reference(by),
            ["from"] = Party(UserTable.Reference(by)),
            ["to"] = Party(customer),
            ["actualend"] = now.UtcDateTime,
        };
        yield return new CreateRequest { Target = row };
        yield return new UpdateRequest { Target = new Entity(Table, row.Id) { ["statecode"] = new OptionSetValue(CompletedState), ["statuscode"] = new OptionSetValue(MadeReason) } };
    }

    private static EntityCollection Party(EntityReference who) => new([new Entity("activityparty") { ["partyid"] = who }]);
}
