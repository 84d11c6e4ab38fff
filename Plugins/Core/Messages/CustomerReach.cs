namespace CrmPayments.Core.Messages;

/// <summary>Which ways lead to a customer, and which of them the customer allows.</summary>
public sealed record CustomerReach
{
    /// <summary>Channels with an address that has not failed: an email address, a mobile number.</summary>
    public IReadOnlyList<Channel> Known { get; init; } = [];

    /// <summary>Channels that the customer does not want.</summary>
    public IReadOnlyList<Channel> Refused { get; init; } = [];

    /// <summary>Channels that somebody carries messages on here: email always, others where flows do.</summary>
    public IReadOnlyList<Channel> Carried { get; init; } = [Channel.Email];

    /// <summary>The customer agreed to advertising.</summary>
    public bool TakesAdvertising { get; init; } = true;

    /// <summary>A person speaks first.</summary>
    public bool IsVip { get; init; }

    /// <summary>The channel that a message leaves by: the one asked for, else the first that is allowed.</summary>
    /// <param name="wanted">What was asked for. The phone is a person's: they find a number, and it is never taken instead of another channel.</param>
    /// <returns>Null: no way is left.</returns>
    public Channel? Choose(Channel wanted) => wanted == Channel.Phone ? wanted
        : new[] { wanted, Channel.Email, Channel.Sms, Channel.Chat }.Where(IsOpen).Cast<Channel?>().FirstOrDefault();

    /// <summary>Whether some way is known and carried, and the customer just does not want it.</summary>
    public bool IsRefused => Known.Any(channel => Carried.Contains(channel)) && Known.Where(Carried.Contains).All(Refused.Contains);

    private bool IsOpen(Channel channel) => Known.Contains(channel) && Carried.Contains(channel) && !Refused.Contains(channel);
}
