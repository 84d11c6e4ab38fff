using System.ServiceModel;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Custom API cpay_LogRecoveryCall: a call to the customer of a task, on the task and on the customer's timeline.</summary>
public sealed class LogRecoveryCall : Plugin
{
    private protected override void Run(Call call)
    {
        var taskId = call.RequiredId("RecoveryTaskId");
        var said = Said(call);
        var person = Person.Read(call.Service, call.Asker);
        var sentences = Sentences.For(person.Language);
        var task = CalledTask.Read(call.Service, taskId);
        if (task is null || !RefundRights.CanRead(call.Service, call.Asker, task.Reference)) Answer(call, "Denied", sentences.TaskNotFound());
        else if (Refusal(call, task, said, sentences) is { } why) Answer(call, "Denied", why);
        else Log(call, task, said, person, sentences);
    }

    /// <exception cref="InvalidPluginExecutionException">The result is none of ours.</exception>
    private static CallReport Said(Call call)
    {
        var result = (ContactResult)(call.Input<OptionSetValue>("Result")?.Value ?? 0);
        if (!Enum.IsDefined(typeof(ContactResult), result)) throw new InvalidPluginExecutionException("The parameter Result must be an option value of cpay_recoverytask.cpay_lastresult.");
        var followUp = call.Input<DateTime?>("FollowUpOn");
        return new(result, (call.Input<string>("Comment") ?? "").Trim(), followUp is { } on && on != default ? new DateTimeOffset(on.ToUniversalTime()) : null);
    }

    private static string? Refusal(Call call, CalledTask task, CallReport said, Sentences sentences) =>
        !task.MayBeWrittenBy(call.Service, call.Asker) ? sentences.TaskNotYours()
        : !task.IsOpen ? sentences.TaskIsDone(task.Number)
        : said.Comment.Length > ContactRules.LongestComment || FreeText.Screen(said.Comment) != FreeTextFinding.None ? sentences.TaskCommentRefused(ContactRules.LongestComment)
        : !ContactRules.MayFollowUp(said.FollowUpOn, call.Now) ? sentences.TaskFollowUpRefused(ContactRules.LongestWait)
        : null;

    private static void Log(Call call, CalledTask task, CallReport said, Person person, Sentences sentences)
    {
        var line = sentences.TaskCallLine(call.Now, person.Name, said.Result, said.Comment);
        Write(call, task.After(call.Asker, said.Result, line, said.FollowUpOn, call.Now), sentences);
        call.InTurn(PhoneCalls.Requests(task, said, sentences, call.Asker, call.Now));
        if (said.Result == ContactResult.Disputes && task.OpenCaseId is { } recovery) call.Service.Execute(CaseChange.HandToAPerson(recovery, call.Now));
        Answer(call, "Logged", sentences.TaskCallLogged(said.Result, said.FollowUpOn));
    }

    /// <exception cref="InvalidPluginExecutionException">Somebody changed the task at the same moment; everything of this call is rolled back.</exception>
    private static void Write(Call call, Entity row, Sentences sentences)
    {
        try
        {
            call.Service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            throw new InvalidPluginExecutionException(sentences.TaskChangedMeanwhile());
        }
    }

    private static void Answer(Call call, string outcome, string message)
    {
        call.Output("Outcome", outcome);
        call.Output("Message", message);
    }
}
