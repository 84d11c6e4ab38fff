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
}
