using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Core.Text;

/// <content>Recovery tasks.</content>
public sealed partial class Sentences
{
    /// <summary>Stands in a task's subject for its running number, which is only known when the task is stored.</summary>
    public const string TaskNumberMark = "[#]";

    /// <summary>"All attempts failed 12: 40.00 EUR, Olivia Bennett", with <see cref="TaskNumberMark"/> in place of the number.</summary>
    /// <param name="kind">Why a person must act.</param>
    /// <param name="amount">What is owed; null: it is not about an amount.</param>
    /// <param name="customer">Their name; may be empty.</param>
    public string TaskSubject(TaskKind kind, Money? amount, string customer)
    {
        var about = string.Join(", ", new[] { amount is { } money ? Amount(money) : "", customer }.Where(part => part.Length > 0));
        return _language.Fill(about.Length == 0 ? "Task.SubjectAlone" : "Task.Subject", TaskKindName(kind), TaskNumberMark, about);
    }

    public string TaskKindName(TaskKind kind) => _language.Fill($"Task.Kind.{kind}");

    /// <summary>What to do next, and why.</summary>
    public string Advice(TaskAdvice advice) => _language.Fill($"Task.Advice.{advice.Key}");

    public string TaskNotFound() => _language.Fill("Task.NotFound");

    public string TaskNotYours() => _language.Fill("Task.NotYours");

    public string TaskIsDone(string number) => _language.Fill("Task.IsDone", number);

    /// <param name="most">Characters.</param>
    public string TaskCommentRefused(int most) => _language.Fill("Task.CommentRefused", most);

    public string TaskFollowUpRefused(TimeSpan longest) => _language.Fill("Task.FollowUpRefused", (int)longest.TotalDays);

    public string TaskChangedMeanwhile() => _language.Fill("Task.ChangedMeanwhile");

    public string ContactResultName(ContactResult result) => _language.Fill($"Task.Result.{result}");

    /// <summary>One line of a task's log: "November 22, 2026 09:10 UTC, Dana Agent: not reached. Comment".</summary>
    public string TaskCallLine(DateTimeOffset on, string who, ContactResult result, string comment) =>
        _language.Fill("Task.CallLine", _language.Moment(on), who, ContactResultName(result), comment.Replace("\r", "").Replace('\n', ' ')).TrimEnd();

    /// <summary>The subject of the phone call on the timeline.</summary>
    public string TaskCallSubject(string number, ContactResult result) => _language.Fill("Task.CallSubject", number, ContactResultName(result));

    /// <param name="result">Some results ask for more.</param>
    /// <param name="followUpOn">The new due date; null: it stays.</param>
    public string TaskCallLogged(ContactResult result, DateTimeOffset? followUpOn)
    {
        var logged = followUpOn is { } on ? _language.Fill("Task.CallLoggedUntil", _language.Moment(on)) : _language.Fill("Task.CallLogged");
        return result switch
        {
            ContactResult.Disputes => logged + " " + _language.Fill("Task.AfterDispute"),
            ContactResult.WillPay => logged + " " + _language.Fill("Task.AfterPromise"),
            ContactResult.WrongNumber => logged + " " + _language.Fill("Task.AfterWrongNumber"),
            _ => logged,
        };
    }

    public string AssigneeNotFound() => _language.Fill("Task.AssigneeNotFound");

    public string AssigneeWithoutAccess(string name) => _language.Fill("Task.AssigneeWithoutAccess", name);

    public string TasksAssigned(int count, string name) => _language.Fill(count == 1 ? "Task.AssignedOne" : "Task.Assigned", count, name);

    public string TasksAssignedInPart(int assigned, int asked, string name) => _language.Fill(assigned == 0 ? "Task.AssignedNone" : "Task.AssignedInPart", assigned, asked, name);

    /// <summary>Why a task is open again.</summary>
    public string MoneyWentBack() => _language.Fill("Task.MoneyWentBack");

    public string MoneyDisputed() => _language.Fill("Task.MoneyDisputed");

    public string SubscriptionNotFound() => _language.Fill("Task.SubscriptionNotFound");

    public string SubscriptionHasEnded() => _language.Fill("Task.SubscriptionHasEnded");

    /// <summary>A person will see to it, and what they will do.</summary>
    public string SetupFailureRecorded(SetupProblem problem) => _language.Fill("Task.SetupRecorded", Advice(TaskAdvice.For(TaskKind.SetupFailed, null, problem)));

    /// <param name="stage">Reminded or Escalated.</param>
    /// <param name="number">Of the task.</param>
    /// <param name="subject">Of the task.</param>
    public string TaskMailSubject(TaskStage stage, string number, string subject) => _language.Fill($"Task.Mail.{stage}", number, subject);

    /// <summary>Why a colleague is written to.</summary>
    public string TaskStageText(TaskStage stage, DateTimeOffset dueOn) => _language.Fill($"Task.Stage.{stage}", _language.Moment(dueOn));
}
