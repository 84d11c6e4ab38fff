using System.Globalization;

namespace CrmPayments.Core.Messages;

/// <summary>The email templates for charges that failed or will be made: for each kind, wording and language one. Administrators may change their texts, not what they are.</summary>
public static class RecoveryTemplates
{
    private const int First = 200;
    private const int WithoutWording = 9;

    private static readonly MessageWording[] Reminders =
        [MessageWording.NotReleased, MessageWording.NotApproved, MessageWording.CardDetails, MessageWording.AccountDetails, MessageWording.Confirmation, MessageWording.OurQuestion];

    /// <summary>All that there are.</summary>
    public static IEnumerable<RecoveryTemplate> All => Kinds.SelectMany(kind => WordingsOf(kind).Select(wording => new RecoveryTemplate(kind, wording)));

    private static IEnumerable<MessageKind> Kinds => Enum.GetValues(typeof(MessageKind)).Cast<MessageKind>();

    /// <summary>The template that fits best.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="wording">What may be said of the reason; null: nothing failed, or nothing is to be said.</param>
    public static RecoveryTemplate For(MessageKind kind, MessageWording? wording)
    {
        var fitting = WordingsOf(kind);
        return new(kind, fitting.Contains(wording) ? wording : fitting.Contains(null) ? null : MessageWording.NotApproved);
    }

    /// <param name="template">One of <see cref="All"/>.</param>
    /// <param name="lcid">Any language; English for one that we do not have.</param>
    /// <returns>The template's fixed id: the last digits are kind and wording, and the language.</returns>
    public static Guid IdOf(RecoveryTemplate template, int lcid)
    {
        var wording = template.Wording is { } known ? known - MessageWording.NotReleased : WithoutWording;
        var number = First + 10 * (template.Kind - MessageKind.FailureNotice) + wording;
        return new(string.Format(CultureInfo.InvariantCulture, "7c0a1f10-0036-4c70-a000-{0:D4}{1:D8}", number, CustomerLanguages.Nearest(lcid)));
    }

    // A problem on our side is told once at most: there is nothing to remind of. Whoever once had an amount not released is asked to have it ready.
    private static IReadOnlyList<MessageWording?> WordingsOf(MessageKind kind) => kind switch
    {
        MessageKind.FailureNotice => [.. Reminders.Cast<MessageWording?>(), MessageWording.OurSide],
        MessageKind.Reminder or MessageKind.LastReminder => [.. Reminders.Cast<MessageWording?>()],
        MessageKind.ChargeComing => [null, MessageWording.NotReleased],
        MessageKind.ConfirmPayment => [null, MessageWording.OurQuestion],
        _ => [null],
    };
}
