namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>Whose work recovered the money.</summary>
public static class TaskCredit
{
    /// <summary>For so long a conversation counts: after two weeks the customer has paid for another reason.</summary>
    public static readonly TimeSpan Effect = TimeSpan.FromDays(14);

    /// <param name="actor">Who asked for the retry, or made the offer, that brought it: the last decisive event wins.</param>
    /// <param name="lastContactBy">Who spoke, or tried to speak, with the customer last.</param>
    /// <param name="lastContactOn">When.</param>
    /// <param name="now">When the money came.</param>
    /// <returns>Null: nobody's, it recovered by itself.</returns>
    public static Guid? Of(Guid? actor, Guid? lastContactBy, DateTimeOffset? lastContactOn, DateTimeOffset now) =>
        actor ?? (lastContactOn is { } on && now - on <= Effect ? lastContactBy : null);
}
