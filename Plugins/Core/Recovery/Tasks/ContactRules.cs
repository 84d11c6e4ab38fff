namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>What may be logged of a call.</summary>
public static class ContactRules
{
    /// <summary>No follow-up lies further ahead: by then the debt is another matter.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(90);

    /// <summary>Characters of a comment.</summary>
    public const int LongestComment = 2000;

    /// <returns>Whether somebody was spoken with, not only called.</returns>
    public static bool IsConversation(ContactResult result) => result is ContactResult.WillPay or ContactResult.WantsAnotherWay or ContactResult.CannotPayNow or ContactResult.Disputes;

    /// <param name="followUp">Null: no other date.</param>
    public static bool MayFollowUp(DateTimeOffset? followUp, DateTimeOffset now) => followUp is not { } on || (on > now && on <= now + LongestWait);

    /// <summary>The log with one more line on top, cut at whole lines so that it fits.</summary>
    public static string Logged(string log, string line, int most)
    {
        var all = log.Length == 0 ? line : $"{line}\n{log}";
        if (all.Length <= most) return all;
        var end = all.LastIndexOf('\n', most - 1);
        return all.Substring(0, end > 0 ? end : most);
    }
}
