using CrmPayments.Core.Messages;

namespace CrmPayments.Core.Text;

/// <content>Messages about charges that failed or will be made, and what people read about them.</content>
public sealed partial class Sentences
{
    /// <param name="name">As the customer is called; empty: not known.</param>
    public string Hello(string name) => name.Length == 0 ? _language.Fill("Message.Hello") : _language.Fill("Message.HelloName", name);

    /// <summary>"49.00 EUR for the yearly plan".</summary>
    /// <param name="amount">What is owed, or will be charged.</param>
    /// <param name="purpose">What for; empty: not known.</param>
    public string AmountFor(Money amount, string purpose) => purpose.Length == 0 ? Amount(amount) : _language.Fill("Message.AmountFor", Amount(amount), purpose);

    /// <summary>"Visa ending in 4242".</summary>
    /// <param name="brand">Empty: a card.</param>
    /// <param name="lastFour">At most four digits, never more.</param>
    public string MethodName(string brand, string lastFour) => _language.Fill("Message.Method", brand.Length == 0 ? _language.Fill("Message.Card") : brand, lastFour);

    /// <summary>A month as this language writes it: "December 2026".</summary>
    public string Month(DateTime day) => _language.Month(day);

    /// <summary>What a message's one button says.</summary>
    public string Button(MessageKind kind) => _language.Fill($"Message.Button.{kind}");

    /// <summary>What a message is called in lists.</summary>
    public string Kind(MessageKind kind) => _language.Fill($"Message.Kind.{kind}");

    /// <summary>A text message: what it is, until when, where, and how to have no more of them.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="wording">What may be said of the reason; null: there is none.</param>
    /// <param name="what">The amount, and what for.</param>
    /// <param name="until">The customer's day until which they can act; null: none is named.</param>
    /// <param name="link">Where they can; null: nowhere in particular.</param>
    public string Short(MessageKind kind, MessageWording? wording, string what, DateTime? until, string? link)
    {
        var ours = wording == MessageWording.OurSide;
        var parts = new List<string> { wording is MessageWording.OurSide or MessageWording.OurQuestion ? _language.Fill($"Message.Short{wording}", what) : _language.Fill($"Message.Short.{kind}", what) };
        if (!ours && until is { } day) parts.Add(_language.Fill("Message.ShortUntil", Date(day)));
        if (!ours && link is not null) parts.Add(_language.Fill("Message.ShortLink", link));
        parts.Add(_language.Fill("Message.ShortStop"));
        return string.Join(" ", parts);
    }

    /// <summary>Why a message has not left yet.</summary>
    public string Waits(WaitReason why) => _language.Fill($"Message.Wait.{why}");

    /// <summary>Why a message does not leave at all.</summary>
    public string Silent(SilenceReason why) => _language.Fill($"Message.Silence.{why}");

    /// <param name="name">The message that was sent.</param>
    public string ToldTogether(string name) => _language.Fill("Message.Together", name);

    /// <summary>A later message of the same case says more.</summary>
    public string Outdated() => _language.Fill("Message.Withdrawn");

    /// <param name="why">A mail system's or a flow's words.</param>
    public string NotArrived(string why) => _language.Fill("Message.Bounced", why);

    /// <param name="address">The email address or number.</param>
    /// <inheritdoc cref="NotArrived" path="/param"/>
    public string NotArrivedAt(string address, string why) => _language.Fill("Message.BouncedAt", address, why);

    /// <summary>An address that is still entered, and does not work.</summary>
    public string Broken(string address) => _language.Fill("Message.Broken", address);

    /// <param name="open">The amounts that are owed.</param>
    public string SpeakFirst(string open) => _language.Fill("Message.SpeakFirst", open);

    /// <param name="open">The amounts that are owed.</param>
    public string Call(string open) => _language.Fill("Message.Call", open);

    /// <param name="open">The amounts that are owed.</param>
    /// <param name="until">Until when.</param>
    public string LastReminderSent(string open, DateTime until) => _language.Fill("Message.LastTaskText", open, Date(until));

    /// <summary>A mail server said no.</summary>
    public string NotDelivered() => _language.Fill("Message.NoMailRow");

    /// <summary>The mailbox does not send.</summary>
    public string NotLeft() => _language.Fill("Message.NotLeft");

    /// <param name="customers">How many have the address.</param>
    public string BounceRecorded(int customers) => _language.Fill("Message.BounceRecorded", customers);

    public string BounceNotFound() => _language.Fill("Message.BounceNotFound");
}
