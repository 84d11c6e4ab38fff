using System.Net;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>The mail that reminds a colleague of a task.</summary>
internal static class TaskMail
{
    /// <returns>Empty: no queue is set up to send from. The task shows its stage in the lists all the same.</returns>
    /// <remarks>One organization-service call, two where a queue is set up.</remarks>
    public static IReadOnlyList<OrganizationRequest> Requests(Call call, WatchedTask task, TaskReader reader, TaskStage stage)
    {
        if (Queue(call) is not { } queue) return [];
        var email = Email(task, reader, stage);
        email["from"] = Party(queue);
        email["to"] = Party(reader.User);
        return
        [
            new CreateRequest { Target = email },
            new OrganizationRequest("SendEmail") { ["EmailId"] = email.Id, ["IssueSend"] = true, ["TrackingToken"] = "" },
        ];
    }

    private static Entity Email(WatchedTask task, TaskReader reader, TaskStage stage)
    {
        var texts = Sentences.For(reader.Language);
        var lines = new[] { texts.TaskStageText(stage, task.Dates.DueOn), task.Subject, task.Suggestion };
        return new Entity("email", Guid.NewGuid())
        {
            ["subject"] = texts.TaskMailSubject(stage, task.Number, task.Subject),
            ["description"] = string.Concat(lines.Where(line => line.Length > 0).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>")),
        };
    }

    // A queue that is named and does not exist is an administrator's mistake, no reason to leave the task lying.
    private static EntityReference? Queue(Call call)
    {
        try
        {
            return MessageQueue.Find(call.Service);
        }
        catch (InvalidPluginExecutionException wrong)
        {
            call.Trace.Trace("No reminder is sent: {0}", wrong.Message);
            return null;
        }
    }

    private static EntityCollection Party(EntityReference who) => new([new Entity("activityparty") { ["partyid"] = who }]);
}
